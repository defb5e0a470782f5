import type { Widget } from "../widget-ports.ts";

export function Stage({ agent }: { widget: Widget; agent: string }) {
  return <p class="stage">{agent}</p>;
}

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Widget } from "../widget-ports.ts";
import type { WaitPart } from "./parts.ts";

/** Fetches what is shown to whom nobody has, once `wanted` says so; tried again with the next thing that happens. */
export function waitFront(wanted: ReadonlySignal<unknown>, widget: () => Widget): ReadonlySignal<WaitPart | null> {
  const part = signal<WaitPart | null>(null);
  let loading = false;

  async function load(): Promise<void> {
    loading = true;
    try {
      const { waitPart } = await import("./part.tsx");
      part.value = waitPart(widget());
    } catch (error) {
      console.error(error);
    }
    loading = false;
  }

  effect(() => {
    if (wanted.value && !loading && !part.peek()) void load();
  });
  return part;
}

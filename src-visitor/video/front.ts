import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { VideoPart, VideoScreen } from "./parts.ts";
import type { VisitPorts } from "./visit.ts";

/** Video as the panel knows it before its code is there, and after. */
export interface VideoFront {
  readonly screen: ReadonlySignal<VideoScreen>;
  readonly part: ReadonlySignal<VideoPart | null>;
  /** Something waits for the visitor's answer that could not be loaded. */
  readonly missing: ReadonlySignal<boolean>;
  readonly load: () => void;
}

/** Fetches video's code as soon as an agent has the conversation: an invite then rings at once. */
export function videoFront(ports: VisitPorts): VideoFront {
  const part = signal<VideoPart | null>(null);
  const failed = signal(false);
  let loading = false;

  async function load(): Promise<void> {
    if (loading || part.peek()) return;
    loading = true;
    failed.value = false;
    try {
      const { videoPart } = await import("./part.tsx");
      part.value = videoPart(ports);
    } catch (error) {
      // Tried again with the next thing that happens, and by hand.
      console.error(error);
      failed.value = true;
    }
    loading = false;
  }

  effect(() => {
    if (has(ports.page.value?.summary)) void load();
  });
  return {
    screen: computed(() => part.value?.screen.value ?? "none"),
    part,
    missing: computed(() => failed.value && waits(ports.page.value?.summary)),
    load: () => void load(),
  };
}

function has(summary: PublicSummary | undefined): boolean {
  return summary !== undefined && (summary.rules !== null || waits(summary));
}

function waits(summary: PublicSummary | undefined): boolean {
  return !!summary && (summary.invite !== null || summary.call !== null || summary.requests.length > 0);
}

import { computed, type ReadonlySignal } from "@preact/signals";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { lazyPart } from "../lazy-part.ts";
import type { VideoPart, VideoScreen } from "./parts.ts";
import type { VisitPorts } from "./visit.ts";

/** Video as the panel knows it before its code is there, and after. */
export interface VideoFront {
  readonly screen: ReadonlySignal<VideoScreen>;
  readonly part: ReadonlySignal<VideoPart | null>;
}

/** Fetches video's code as soon as an agent has the conversation: an invite then rings at once. */
export function videoFront(ports: VisitPorts): VideoFront {
  const part = lazyPart(
    computed(() => has(ports.page.value?.summary)),
    async () => (await import("./part.tsx")).videoPart(ports),
  );
  return { screen: computed(() => part.value?.screen.value ?? "none"), part };
}

function has(summary: PublicSummary | undefined): PublicSummary | undefined {
  return summary && (summary.rules || summary.invite || summary.call || summary.requests.length > 0)
    ? summary
    : undefined;
}

import type { DeskStore } from "../store.ts";
import type { TextId } from "../text/text.ts";

/** What changed on the screens, one entry a version that changed something; what an agent does differently, not how it was built. */
interface News {
  /** Counts up, and is never given again. */
  readonly number: number;
  readonly title: Extract<TextId, `whatsNew.${string}`>;
  readonly lines: ReadonlyArray<Extract<TextId, `whatsNew.${string}`>>;
}

/** The newest first (features 000-81). */
export const news: readonly News[] = [
  {
    number: 1,
    title: "whatsNew.video",
    lines: ["whatsNew.video.incoming", "whatsNew.video.ask", "whatsNew.video.again", "whatsNew.video.rules"],
  },
];

export const newest = news[0]?.number ?? 0;

/** Whether there is something that this agent has not seen yet. Not said in a call: it has time. */
export function hasNews({ desk }: Pick<DeskStore, "desk">): boolean {
  if (!desk || desk.settings.newsSeen >= newest) return false;
  return !(desk.hub?.conversations ?? []).some(
    ({ public: { summary } }) => summary.state === "active" && (summary.call !== null || summary.invite !== null),
  );
}

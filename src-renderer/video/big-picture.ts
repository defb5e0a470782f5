import { isSide, type RemoteView } from "../media/state.ts";

/** Whose picture has the large place among several. */
export interface Big {
  readonly who: string;
  readonly source: "screen" | "camera";
}

/**
 * A shared screen, else who speaks, else who had it `before`, else the visitor. When two speak at once nobody moves.
 * `isSilent`: nobody is heard, so nobody comes forward by speaking.
 */
export function bigOf(people: readonly RemoteView[], before: string | undefined, isSilent: boolean): Big | undefined {
  const sharer = people.find(({ screen }) => screen);
  if (sharer) return { who: sharer.identity, source: "screen" };
  const speakers = isSilent ? [] : people.filter(({ speaking }) => speaking);
  const one =
    (speakers.length === 1 ? speakers[0] : undefined) ??
    people.find(({ identity }) => identity === before) ??
    people.find((other) => isSide(other, "visitor")) ??
    people[0];
  return one && { who: one.identity, source: "camera" };
}

import type { CannedFolderChanged, CannedUsed } from "./events.ts";
import { type CannedFolder, type CannedState, noCanned } from "./model.ts";

const kinds = ["personal", "queue", "team"] as const;
const less = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The order in which folders stand everywhere: one's own first, then of queues, then of teams. */
export function byPlace(one: CannedFolder, other: CannedFolder): number {
  return (
    kinds.indexOf(one.scope.kind) - kinds.indexOf(other.scope.kind) ||
    one.position - other.position ||
    less(one.name, other.name) ||
    less(one.id, other.id)
  );
}

/** What an account may use, after a folder or a use was told. */
export function applyToCanned(
  state: CannedState | undefined = noCanned,
  event: CannedFolderChanged | CannedUsed,
): CannedState {
  if (event.type === "canned.used")
    return { ...state, used: [event.use, ...state.used.filter(({ canned }) => canned !== event.use.canned)] };
  const others = state.folders.filter(({ id }) => id !== event.id);
  return { ...state, folders: event.folder ? [...others, event.folder].sort(byPlace) : others };
}

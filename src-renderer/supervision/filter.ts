import { chosenStates, type PresenceState } from "../../src-shared/presence/model.ts";
import type { SupervisedAgent } from "../../src-shared/supervision/supervised.ts";

export const stateFilters = ["all", "here", ...chosenStates, "not-responding"] as const;
/** `here`: everybody who is not offline. */
export type StateFilter = "all" | "here" | PresenceState;

export interface AgentFilter {
  readonly words: string;
  readonly state: StateFilter;
  /** A queue's id, or `all`. */
  readonly queue: string;
}

/** Rows whose name has every word of `words`, in any order and case. */
export function named<Row extends { readonly name: string }>(rows: readonly Row[], words: string): Row[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ name }) => {
    const low = name.toLocaleLowerCase();
    return wanted.every((word) => low.includes(word));
  });
}

export function filteredAgents(
  rows: readonly SupervisedAgent[],
  { words, state, queue }: AgentFilter,
): SupervisedAgent[] {
  return named(rows, words).filter(
    (row) =>
      (state === "all" || (state === "here" ? row.state !== "offline" : row.state === state)) &&
      (queue === "all" || row.queues === null || row.queues.some((id) => id === queue)),
  );
}

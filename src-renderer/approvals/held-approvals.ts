import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { OwnApproval } from "../../src-shared/accounts/administered.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { store } from "../store.ts";
import { hearing } from "../supervision/look.ts";

/** What waits for a second administrator, as far as it is one's own affair. */
export interface HeldApprovals {
  /** How many one may decide. */
  readonly waiting: number;
  /** What one asked for, open or decided lately. */
  readonly mine: readonly OwnApproval[];
}

const none: HeldApprovals = { waiting: 0, mine: [] };

/** Read anew whenever something was asked or decided, and when the line is back. */
export const approvals = createStore<HeldApprovals>(() => none);

export function useApprovals<Part>(part: (held: HeldApprovals) => Part): Part {
  return useStore(approvals, part);
}

let newest = 0;

function read(): void {
  const round = ++newest;
  desk.ask("approvals.mine", {}).then(
    (held) => void (round === newest && approvals.setState(held, true)),
    // What was known before stays the newest that is known.
    (error: unknown) => console.warn("What waits for a second administrator was not read.", error),
  );
}

hearing((event) => {
  if (event.type === "approvals.changed") read();
});

let before: string | null = null;
store.subscribe((state) => {
  // This window's line to main, and main's to the hub; with other rights other things wait for him.
  const linked = isLinked(state);
  const hub = state.desk?.hub;
  const now = linked && hub ? `${hub.account.id} ${hub.permissions.join()}` : null;
  if (now === before) return;
  if (hub && before !== null && !before.startsWith(hub.account.id)) approvals.setState(none, true);
  before = now;
  if (now !== null) read();
});

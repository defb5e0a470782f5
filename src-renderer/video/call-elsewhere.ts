import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { openColumns } from "../conversations/columns.ts";
import type { DeskStore } from "../store.ts";
import { myStanding } from "../transfers/standing.ts";

/** The conversation with a call, or an invite of this agent's to one, while something else than that conversation is on the screen. */
export function callElsewhere({ desk, view }: Pick<DeskStore, "desk" | "view">): PublicSummary | undefined {
  const shown = view.room === "conversations" ? openColumns(view) : [];
  return desk?.hub?.conversations
    .filter((one) => myStanding({ desk }, one) !== "consult")
    .map(({ public: { summary } }) => summary)
    .find(
      ({ id, state, call, invite }) =>
        !shown.includes(id) && state === "active" && (call !== null || invite?.by === "agent"),
    );
}

import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { openColumns } from "../conversations/columns.ts";
import { useAllShown } from "../conversations/use-columns-fit.ts";
import { type DeskStore, useDesk } from "../store.ts";
import { myStanding } from "../transfers/standing.ts";

/** `callElsewhere`, by what this window really shows. */
export function useCallElsewhere(): PublicSummary | undefined {
  const allShown = useAllShown();
  return useDesk((state) => callElsewhere(state, allShown));
}

/**
 * The conversation with a call, or an invite of this agent's to one, while something else than that conversation is on
 * the screen. `allShown`: there is room for all open conversations; otherwise the others are tabs.
 */
export function callElsewhere(
  { desk, view }: Pick<DeskStore, "desk" | "view">,
  allShown: boolean,
): PublicSummary | undefined {
  const open = view.room === "conversations" ? openColumns(view) : [];
  const shown = allShown ? open : open.filter((id) => id === view.conversation);
  return desk?.hub?.conversations
    .filter((one) => myStanding({ desk }, one) !== "consult")
    .map(({ public: { summary } }) => summary)
    .find(
      ({ id, state, call, invite }) =>
        !shown.includes(id) && state === "active" && (call !== null || invite?.by === "agent"),
    );
}

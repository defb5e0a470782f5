import type { Account } from "../../src-shared/accounts/model.ts";
import type { draftAsks } from "../../src-shared/drafts/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { ofStaff } from "../conversations/rows.ts";
import type { Store } from "../store/open.ts";
import { keepDraft } from "./rows.ts";

export function draftHandlers(agent: Account, { transact }: Pick<Store, "transact">): HandlersOf<typeof draftAsks> {
  return {
    "draft.keep": (draft) =>
      transact(async (tx) => {
        const { state } = await ofStaff(tx.db, agent.id, draft.conversation);
        if (state === "closed") throw refuse("gone", "conversation-closed");
        await keepDraft(tx, agent.id, draft);
        return {};
      }),
  };
}

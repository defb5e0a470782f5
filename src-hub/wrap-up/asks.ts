import type { Account } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { wrapUpAsks } from "../../src-shared/wrap-up/agent-asks.ts";
import type { WrapUpDraft } from "../../src-shared/wrap-up/model.ts";
import { faultIn } from "../../src-shared/wrap-up/rules.ts";
import { ofAgent } from "../conversations/rows.ts";
import type { Change } from "../store/answered.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { closeWrapUp } from "./close.ts";
import { rulesOf, tellWrapUps } from "./rows.ts";

export function wrapUpHandlers(agent: Account, change: Change): HandlersOf<typeof wrapUpAsks> {
  /** One of his that has ended and is not closed. */
  async function inWrapUp(tx: Tx, conversation: ConversationId): Promise<ConversationRow> {
    const row = await ofAgent(tx.db, agent.id, conversation);
    if (row.state === "closed") throw refuse("gone", "conversation-closed");
    if (row.state !== "wrap-up") throw refuse("invalid", "conversation-not-ended");
    return row;
  }

  return {
    "conversation.wrapUp": (input, call) =>
      change(call, input, async (tx) => {
        const row = await inWrapUp(tx, input.conversation);
        const { outcome, note, values = {} } = input;
        refuseWrong(row, tx.now, { outcome, note, values });
        if (!(await closeWrapUp(tx, row.id, { outcome, note, values }))) throw refuse("gone", "conversation-closed");
        return {};
      }),

    "wrapUp.draft": (input, call) =>
      change(call, input, async (tx) => {
        const { id } = await inWrapUp(tx, input.conversation);
        const wrap_draft = JSON.stringify(input.draft);
        await tx.db.updateTable("conversation").set({ wrap_draft }).where("id", "=", id).execute();
        await tellWrapUps(tx, agent.id);
        return {};
      }),

    "wrapUp.extend": (input, call) =>
      change(call, input, async (tx) => {
        const row = await inWrapUp(tx, input.conversation);
        const { extension } = rulesOf(row);
        if (row.wrap_until === null) throw refuse("invalid", "wrap-up-not-timed");
        if (extension === 0) throw refuse("invalid", "wrap-up-no-extension");
        if (row.wrap_extended === 1) throw refuse("invalid", "wrap-up-extended");
        await tx.db
          .updateTable("conversation")
          .set({ wrap_until: row.wrap_until + extension * 1000, wrap_extended: 1 })
          .where("id", "=", row.id)
          .execute();
        await tellWrapUps(tx, agent.id);
        return {};
      }),
  };
}

function refuseWrong(row: ConversationRow, now: number, filled: WrapUpDraft): void {
  const rules = rulesOf(row);
  const left = (row.wrap_until ?? 0) - now;
  if (rules.mode === "no-early-exit" && left > 0) throw refuse("invalid", "wrap-up-too-early", { retryAfter: left });
  const fault = faultIn(rules, filled);
  if (fault) throw refuse("invalid", fault.reason, { values: { field: fault.field ?? "" } });
}

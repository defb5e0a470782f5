import type { Account } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { metBy } from "../appointments/met.ts";
import { enterConversation } from "../conversations/enter.ts";
import { tellWhoLost } from "../presence/taken-over.ts";
import { appendPublic } from "../store/append.ts";
import type { WaitRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { takeConsult, takeTransfer } from "../transfers/taken.ts";
import { decideRules } from "../video/ruling.ts";

/** What taking a wait means. The caller has settled it: nobody else can. */
export async function takeWait(tx: Tx, wait: WaitRow, agent: Account): Promise<void> {
  switch (wait.kind) {
    case "new":
      return own(tx, wait, agent);
    case "again":
      await own(tx, wait, agent);
      return tellWhoLost(tx, wait.conversation, agent.id);
    case "transfer":
      return takeTransfer(tx, wait, agent);
    case "consult":
      return takeConsult(tx, wait, agent);
  }
}

/** Nobody had it: it is this agent's from now on. */
async function own(tx: Tx, { conversation }: WaitRow, agent: Account): Promise<void> {
  const owned = await tx.db
    .updateTable("conversation")
    .set((eb) => ({
      state: "active",
      agent: agent.id,
      accepted_at: eb.fn.coalesce("accepted_at", eb.val(tx.now)),
    }))
    .where("id", "=", conversation)
    .where("state", "in", ["waiting", "offered"])
    .executeTakeFirst();
  if (owned.numUpdatedRows === 0n) throw refuse("gone", "offer-gone");
  await appendPublic(tx, conversation, {
    type: "conversation.accepted",
    agent: { name: agent.name },
    rules: await decideRules(tx, conversation),
  });
  await metBy(tx, conversation, agent);
  await enterConversation(tx, agent.id, conversation);
}

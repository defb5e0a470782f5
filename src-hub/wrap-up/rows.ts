import type { AccountId } from "../../src-shared/accounts/model.ts";
import { QueueSettings } from "../../src-shared/queues/settings.ts";
import { plainWrapUp, type WrapUp, WrapUpDraft, WrapUpRules } from "../../src-shared/wrap-up/model.ts";
import { addresses } from "../bus.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";

/** The rules of a conversation that has ended. One that ended before there were any has the plain ones. */
export function rulesOf({ wrap_rules: written }: Pick<ConversationRow, "wrap_rules">): WrapUpRules {
  return written === null ? plainWrapUp : WrapUpRules.parse(JSON.parse(written));
}

export function draftOf({ wrap_draft: written }: Pick<ConversationRow, "wrap_draft">): WrapUpDraft | null {
  return written === null ? null : WrapUpDraft.parse(JSON.parse(written));
}

type Wrapping = Pick<ConversationRow, "id" | "wrap_rules" | "wrap_until" | "wrap_extended" | "wrap_draft">;
const wrapping = hot<Wrapping>(`
  select id, wrap_rules, wrap_until, wrap_extended, wrap_draft from conversation
  where agent = ? and state = 'wrap-up' order by ended_at, id`);

/** All that this agent has before him. */
export async function wrapUpsOf(db: Reader, account: AccountId): Promise<WrapUp[]> {
  return (await wrapping(db, [account])).map((row) => ({
    conversation: row.id,
    rules: rulesOf(row),
    until: row.wrap_until,
    isExtended: row.wrap_extended === 1,
    draft: draftOf(row),
  }));
}

/** His wrap-ups changed: his desks get all of them. */
export async function tellWrapUps(tx: Tx, account: AccountId): Promise<void> {
  const wrapUps = await wrapUpsOf(tx.db, account);
  tx.tell(addresses.agent(account), { event: { type: "wrapUps.changed", wrapUps }, topic: "wrapUps" });
}

/** An agent's conversation has just ended: the rules of its queue hold for its wrap-up from now on. */
export async function beginWrapUp(tx: Tx, { id, queue, agent }: ConversationRow): Promise<void> {
  const { settings } = await tx.db
    .selectFrom("queue")
    .select("settings")
    .where("id", "=", queue)
    .executeTakeFirstOrThrow();
  const rules = QueueSettings.parse(JSON.parse(settings)).wrapUp;
  const isTimed = rules.mode === "time-boxed" || rules.mode === "no-early-exit";
  await tx.db
    .updateTable("conversation")
    .set({
      wrap_rules: JSON.stringify(rules),
      wrap_until: isTimed ? tx.now + rules.seconds * 1000 : null,
      wrap_extended: 0,
      wrap_draft: null,
    })
    .where("id", "=", id)
    .execute();
  if (agent !== null) await tellWrapUps(tx, agent);
}

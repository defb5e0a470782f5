import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import type { WrapUpDraft, WrapUpValues } from "../../src-shared/wrap-up/model.ts";
import { atTimeOut, filledFields, outcomeName } from "../../src-shared/wrap-up/rules.ts";
import { cleanText } from "../../src-shared/text/clean.ts";
import { forgetDrafts } from "../drafts/rows.ts";
import { setIdleSince } from "../presence/rows.ts";
import { hear } from "../routing/hear.ts";
import { appendStaff } from "../store/append.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader, Transact, Tx } from "../store/transact.ts";
import { draftOf, rulesOf, tellWrapUps } from "./rows.ts";

/** How a conversation is closed that nobody wraps up. */
export const notWrappedUp = { outcome: null, outcomeName: null, note: "", fields: [], isTimedOut: false };

/** Closes it, frees its agent's place, and answers false when it was not in wrap-up any more. */
export async function closeWrapUp(
  tx: Tx,
  conversation: ConversationId,
  { outcome, ...written }: WrapUpDraft,
  isTimedOut = false,
): Promise<boolean> {
  const note = cleanText(written.note);
  const values = cleaned(written.values);
  const row = await tx.db
    .updateTable("conversation")
    .set({
      state: "closed",
      closed_at: tx.now,
      outcome,
      note,
      wrap_fields: Object.keys(values).length === 0 ? null : JSON.stringify(values),
      wrap_until: null,
      wrap_draft: null,
    })
    .where("id", "=", conversation)
    .where("state", "=", "wrap-up")
    .returning(["agent", "wrap_rules", "channel", "accepted_at"])
    .executeTakeFirst();
  if (!row) return false;
  const rules = rulesOf(row);
  await appendStaff(tx, conversation, {
    type: "conversation.closed",
    outcome,
    outcomeName: outcomeName(rules, outcome),
    note,
    fields: filledFields(rules, values),
    isTimedOut,
  });
  await forgetDrafts(tx, conversation);
  if (row.agent === null) return true;
  await hearFinished(tx, conversation, { ...row, agent: row.agent });
  await tellWrapUps(tx, row.agent);
  await setIdleSince(tx, row.agent);
  return true;
}

/** Words as the house keeps them, without what only machines would obey. */
function cleaned(values: WrapUpValues): WrapUpValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === "string" ? cleanText(value) : value]),
  );
}

const takenBy = hot<{ taken: number | null }>(
  "select max(ended_at) as taken from wait where conversation = ? and agent = ? and state = 'taken'",
);

/** How long it kept this agent, who may have had it from another: the day's replay asks for that. */
async function hearFinished(
  tx: Tx,
  conversation: ConversationId,
  { agent, channel, accepted_at }: { agent: AccountId; channel: Entry; accepted_at: number | null },
): Promise<void> {
  const [newest] = await takenBy(tx.db, [conversation, agent]);
  const since = newest?.taken ?? accepted_at ?? tx.now;
  await hear(tx, { kind: "finished", conversation, agent, channel, took: tx.now - since });
}

/** Wrap-ups whose time is over are closed with what was written until then (features A8). */
export async function closeDueWrapUps(read: Reader, transact: Transact, now: number): Promise<void> {
  const due = await read
    .selectFrom("conversation")
    .select("id")
    .where("state", "=", "wrap-up")
    .where("wrap_until", "<=", now)
    .execute();
  for (const { id } of due) await transact((tx) => timeOut(tx, id));
}

/** Its agent finishes it no more: what he had written rightly is kept, with the outcome for that case. */
export async function closeAsItStands(
  tx: Tx,
  row: Pick<ConversationRow, "id" | "wrap_rules" | "wrap_draft">,
): Promise<void> {
  await closeWrapUp(tx, row.id, atTimeOut(rulesOf(row), draftOf(row)), true);
}

/** Looked at again in the transaction: it may have been extended or finished meanwhile. */
async function timeOut(tx: Tx, conversation: ConversationId): Promise<void> {
  const row = await tx.db
    .selectFrom("conversation")
    .select(["id", "wrap_rules", "wrap_draft"])
    .where("id", "=", conversation)
    .where("state", "=", "wrap-up")
    .where("wrap_until", "<=", tx.now)
    .executeTakeFirst();
  if (row) await closeAsItStands(tx, row);
}

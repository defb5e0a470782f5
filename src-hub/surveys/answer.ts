import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { bestOf, changeFor } from "../../src-shared/surveys/model.ts";
import { appendPublic } from "../store/append.ts";
import type { Store } from "../store/open.ts";
import type { Tx } from "../store/transact.ts";
import { surveyRow } from "./rows.ts";

export interface Answer {
  readonly score: number;
  readonly text: string;
  /** How many answers who gives it has seen. */
  readonly after: number;
  /** By the link of a letter, which is good also for what he has put away in the widget. */
  readonly byLink?: boolean;
}

/** Takes an answer, or a change of it within its ten minutes. Of two pages that answer at once the later one is told. */
export async function answer(
  tx: Tx,
  conversation: ConversationId,
  { score, text, after, byLink = false }: Answer,
): Promise<void> {
  const row = await surveyOf(tx, conversation);
  if (row.answers !== after) throw refuse("conflict", "survey-answered");
  const isLate = row.answered_at === null ? tx.now >= row.until : tx.now >= row.answered_at + changeFor;
  if ((row.state === "lapsed" && !byLink) || isLate) throw refuse("gone", "survey-over");
  if (score > bestOf(row.scale)) throw refuse("invalid", "score-wrong");
  const answers = row.answers + 1;
  const said = row.comment === 1 ? text : "";
  await tx.db
    .updateTable("survey")
    .set({
      state: "answered",
      score,
      text: said,
      answers,
      answered_at: row.answered_at ?? tx.now,
      changed_at: tx.now,
    })
    .where("conversation", "=", conversation)
    .execute();
  await appendPublic(tx, conversation, { type: "survey.answered", scale: row.scale, score, text: said, answers });
}

/** He puts it away. What is over already stays as it is. */
export async function skip(tx: Tx, conversation: ConversationId): Promise<void> {
  const row = await surveyOf(tx, conversation);
  if (row.state === "asked") await lapse(tx, conversation, "skipped");
}

async function surveyOf({ db }: Tx, conversation: ConversationId) {
  const row = await surveyRow(db, conversation);
  if (!row) throw refuse("gone", "conversation-gone");
  return row;
}

async function lapse(tx: Tx, conversation: ConversationId, why: "skipped" | "late"): Promise<void> {
  const done = await tx.db
    .updateTable("survey")
    .set({ state: "lapsed" })
    .where("conversation", "=", conversation)
    .where("state", "=", "asked")
    .executeTakeFirst();
  if (done.numUpdatedRows > 0n) await appendPublic(tx, conversation, { type: "survey.lapsed", why });
}

/** Ends those that were not answered in time. */
export async function lapseSurveys({ read, transact, machine }: Store): Promise<void> {
  const due = await read
    .selectFrom("survey")
    .select("conversation")
    .where("state", "=", "asked")
    .where("until", "<=", machine.now())
    .limit(100)
    .execute();
  for (const { conversation } of due) await transact((tx) => lapse(tx, conversation, "late"));
}

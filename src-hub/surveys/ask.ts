import { refuse } from "../../src-shared/rpc/fault.ts";
import { isAsked, type SurveyRules, wayOf } from "../../src-shared/surveys/rules.ts";
import { appendPublic } from "../store/append.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { SurveyChannel } from "../store/tables/surveys.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { surveyRulesOf } from "./house.ts";
import { isReal } from "./rules.ts";

const day = 24 * 3_600_000;

interface Talked {
  readonly channel: SurveyChannel;
  readonly agentWrote: boolean;
  readonly visitorWrote: boolean;
  readonly longestCall: number;
}

/** What was said and by which channels, read when the last call has ended. */
async function talkedIn(db: Reader, row: ConversationRow): Promise<Talked> {
  const wrote = await db
    .selectFrom("message")
    .select("from_kind")
    .where("conversation", "=", row.id)
    .groupBy("from_kind")
    .execute();
  const calls = await db
    .selectFrom("call")
    .select(["started_at", "ended_at"])
    .where("conversation", "=", row.id)
    .execute();
  const says = (kind: "agent" | "visitor") => wrote.some(({ from_kind }) => from_kind === kind);
  const [agentWrote, visitorWrote] = [says("agent"), says("visitor")];
  const channel = calls.length === 0 ? "chat" : agentWrote || visitorWrote ? "both" : "video";
  const longestCall = Math.max(0, ...calls.map((call) => (call.ended_at ?? call.started_at) - call.started_at));
  return { channel, agentWrote, visitorWrote, longestCall };
}

/** A conversation is ending: its visitor is asked how it was, where the house asks, and if it was a real one. */
export async function askAtEnd(tx: Tx, row: ConversationRow, endedBy: "visitor" | "agent" | "hub"): Promise<void> {
  if (endedBy === "hub" || row.agent === null) return;
  const rules = await surveyRulesOf(tx.db);
  const way = wayOf(rules, row.queue);
  if (!way.chat && way.video !== "on") return;
  const talked = await talkedIn(tx.db, row);
  if (!isAsked(way, talked.channel !== "chat")) return;
  if (!isReal({ endedBy, wasAccepted: row.accepted_at !== null, ...talked }, way.leastCall)) return;
  await put(tx, row, rules, talked.channel);
}

/** An agent asks for it: whoever has not said it yet is asked anew, with all of the time. Answers until when. */
export async function askAgain(tx: Tx, row: ConversationRow, mailedTo = ""): Promise<number> {
  if (row.ended_at === null) throw refuse("conflict", "survey-too-early");
  if (row.agent === null) throw refuse("conflict", "survey-nobody");
  const before = await tx.db.selectFrom("survey").select("state").where("conversation", "=", row.id).executeTakeFirst();
  if (before?.state === "answered") throw refuse("conflict", "survey-answered");
  const rules = await surveyRulesOf(tx.db);
  return put(tx, row, rules, (await talkedIn(tx.db, row)).channel, mailedTo);
}

async function put(
  tx: Tx,
  row: ConversationRow,
  rules: SurveyRules,
  channel: SurveyChannel,
  mailedTo = "",
): Promise<number> {
  const { scale, comment, question } = wayOf(rules, row.queue);
  const until = tx.now + rules.days * day;
  const asked = {
    state: "asked" as const,
    scale,
    comment: comment ? 1 : 0,
    question: JSON.stringify(question),
    asked_at: tx.now,
    until,
  };
  await tx.db
    .insertInto("survey")
    .values({ conversation: row.id, agent: row.agent!, queue: row.queue, site: row.site, channel, ...asked })
    .onConflict((conflict) => conflict.column("conversation").doUpdateSet(asked))
    .execute();
  await appendPublic(tx, row.id, { type: "survey.asked", scale, comment, question, until, mailedTo });
  return until;
}

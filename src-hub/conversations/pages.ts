import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import { logOf, type LogKind } from "../../src-shared/conversations/log.ts";
import type { ConversationId, FilledField } from "../../src-shared/conversations/model.ts";
import type {
  ConversationView,
  PublicPage,
  PublicSummary,
  StaffSummary,
} from "../../src-shared/conversations/state.ts";
import type { Queue } from "../../src-shared/queues/model.ts";
import type { UnknownEvent } from "../../src-shared/rpc/contract.ts";
import { WrapUpValues } from "../../src-shared/wrap-up/model.ts";
import { filledFields, outcomeName } from "../../src-shared/wrap-up/rules.ts";
import { accountOf } from "../accounts/rows.ts";
import { sideMark } from "../chat/marks.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";
import { openRequests } from "../requests/rows.ts";
import { surveyViewOf } from "../surveys/rows.ts";
import { colleaguesOf, partsOf } from "../transfers/live-parts.ts";
import { parkedOf, transferOf } from "../transfers/rows.ts";
import { videoOf } from "../video/rows.ts";
import { rulesOf } from "../wrap-up/rows.ts";

/** Entries of a log in one page, and the most that a hello fills in instead of sending a fresh page. */
export const pageSize = 200;

type Entry<E> = { seq: number; event: E | UnknownEvent };

const readHead = hot<{ head: number }>("select head from log_head where log = ?");

export async function headOf(db: Reader, log: string): Promise<number> {
  return (await readHead(db, [log]))[0]?.head ?? 0;
}

/**
 * The entries after `after`, oldest first. Undefined when there are more than a page of them, or when the log does not
 * reach that far: then `after` is not of this database.
 */
export async function missedOf(db: Reader, log: string, after: number): Promise<Entry<never>[] | undefined> {
  if (after < 0 || after > (await headOf(db, log))) return undefined;
  const rows = await db
    .selectFrom("event")
    .select(["seq", "body"])
    .where("log", "=", log)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(pageSize + 1)
    .execute();
  if (rows.length > pageSize) return undefined;
  return rows.map((row) => ({ seq: row.seq, event: JSON.parse(row.body) as never }));
}

const pageBefore = hot<{ seq: number; body: string }>(
  "select seq, body from event where log = ? and seq < ? order by seq desc limit ?",
);
const readQueue = hot<Queue>("select id, name from queue where id = ?");

async function entriesBefore<E>(
  db: Reader,
  conversation: ConversationId,
  kind: LogKind,
  before: number,
): Promise<Entry<E>[]> {
  const rows = await pageBefore(db, [logOf(conversation, kind), before, pageSize]);
  return rows.toReversed().map((row) => ({ seq: row.seq, event: JSON.parse(row.body) as E }));
}

async function publicSummary(db: Reader, row: ConversationRow): Promise<PublicSummary> {
  const [queue] = await readQueue(db, [row.queue]);
  if (!queue) throw new Error(`There is no queue ${row.queue}.`);
  const agent = row.agent === null ? null : await accountOf(db, row.agent);
  return {
    id: row.id,
    state: row.ended_at !== null ? "ended" : row.agent !== null ? "active" : "waiting",
    visitor: { name: row.visitor_name },
    agent: agent && { name: agent.name },
    queue,
    site: row.site_name,
    page: row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? "" },
    previous: row.previous,
    startedAt: row.started_at,
    acceptedAt: row.accepted_at,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    channel: row.channel,
    bot: await botOf(db, row),
    form: row.form_offered === 1,
    ...(await videoOf(db, row)),
    requests: await openRequests(db, row.id),
    heldAt: row.hold_at,
    colleagues: await colleaguesOf(db, row.id),
    survey: row.ended_at === null ? null : await surveyViewOf(db, row.id),
    agentAway: row.state === "active" ? row.kept_until : null,
    filled: row.filled === null ? [] : (JSON.parse(row.filled) as FilledField[]),
    consent: row.consent,
  };
}

/** The bot that has it, by the name that the visitor sees. */
async function botOf(db: Reader, { bot, agent }: ConversationRow): Promise<{ name: string } | null> {
  if (bot === null || agent !== null) return null;
  return (await db.selectFrom("bot").select("name").where("id", "=", bot).executeTakeFirst()) ?? null;
}

async function staffSummary(db: Reader, row: ConversationRow): Promise<StaffSummary> {
  const offer = await db
    .selectFrom("offer")
    .select(["id", "agent", "expires_at"])
    .where("conversation", "=", row.id)
    .where("state", "=", "pending")
    .executeTakeFirst();
  const rules = rulesOf(row);
  return {
    offer: offer ? { id: offer.id, agent: await accountOf(db, offer.agent), expiresAt: offer.expires_at } : null,
    owner: row.agent === null ? null : await accountOf(db, row.agent),
    closedAt: row.state === "closed" ? row.closed_at : null,
    outcome: row.outcome,
    outcomeName: outcomeName(rules, row.outcome),
    note: row.note,
    fields: row.wrap_fields === null ? [] : filledFields(rules, WrapUpValues.parse(JSON.parse(row.wrap_fields))),
    transfer: await transferOf(db, row.id),
    parts: await partsOf(db, row.id),
    parked: parkedOf(row),
  };
}

/** What a visitor may see of his conversation: the newest page, or the one before `before`. */
export async function publicPage(db: Reader, row: ConversationRow, before = Infinity): Promise<PublicPage> {
  return {
    head: await headOf(db, logOf(row.id, "public")),
    summary: await publicSummary(db, row),
    entries: await entriesBefore<PublicEvent>(db, row.id, "public", before),
  };
}

/** What staff see. `before` counts in the public log; of the staff log, which is short, the newest page comes each time. */
export async function conversationView(db: Reader, row: ConversationRow, before = Infinity): Promise<ConversationView> {
  return {
    public: await publicPage(db, row, before),
    mark: await sideMark(db, row.id, "visitor"),
    staff: {
      head: await headOf(db, logOf(row.id, "staff")),
      summary: await staffSummary(db, row),
      entries: await entriesBefore<StaffEvent>(db, row.id, "staff", Infinity),
    },
  };
}

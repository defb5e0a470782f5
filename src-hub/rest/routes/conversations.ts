import * as z from "zod/mini";
import { type ConversationId, conversationStates } from "../../../src-shared/conversations/model.ts";
import { QueueId } from "../../../src-shared/queues/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { conversationRow } from "../../conversations/rows.ts";
import type { ConversationRow } from "../../store/row-types.ts";
import type { Reader } from "../../store/transact.ts";
import type { Caller } from "../callers.ts";
import { get } from "../route.ts";
import { Cursor, Limit, RestConversation, Time, timeOf, timeOrNull } from "../shapes.ts";

/** What stands in a path may be anything: what is no id is not there, like one that is nobody's. */
export const OfConversation = z.object({ conversation: z.string().check(z.maxLength(200)) });

const Listed = z.object({
  cursor: z.optional(Cursor),
  limit: Limit,
  state: z.optional(z.enum(conversationStates)),
  queue: z.optional(QueueId),
  site: z.optional(z.string().check(z.maxLength(64))),
  /** Begun at or after this. */
  since: z.optional(Time),
  /** Begun before this. */
  until: z.optional(Time),
});

const listConversations = get({
  path: "/v1/conversations",
  name: "listConversations",
  scope: "conversations:read",
  summary: "Conversations, the newest first",
  description: "Hand back `next` as `cursor` for those that began before. A new one never shifts the pages.",
  query: Listed,
  answer: z.object({ conversations: z.array(RestConversation), next: z.nullable(Cursor) }),
  handle: ({ store }, { caller, query }) =>
    store.snapshot(async (db) => {
      const rows = await listed(db, caller, query);
      const conversations: Array<z.infer<typeof RestConversation>> = [];
      for (const row of rows.slice(0, query.limit)) conversations.push(await shown(db, row));
      const last = rows[query.limit - 1];
      return { conversations, next: rows.length > query.limit && last ? cursorOf(last) : null };
    }),
});

const readConversation = get({
  path: "/v1/conversations/{conversation}",
  name: "readConversation",
  scope: "conversations:read",
  summary: "One conversation",
  params: OfConversation,
  answer: RestConversation,
  faults: [404],
  handle: ({ store }, { caller, params }) =>
    store.snapshot(async (db) => shown(db, await ofCaller(db, caller, params.conversation))),
});

export const conversationRoutes = [listConversations, readConversation];

/** One that this program may see, or `gone`: what is missing and what is another's answer alike. */
export async function ofCaller(db: Reader, { sites }: Caller, id: string): Promise<ConversationRow> {
  const row = await conversationRow(db, id as ConversationId);
  if (!row || (sites !== null && !sites.includes(row.site))) throw refuse("gone", "conversation-gone");
  return row;
}

/** One more than was asked for, to know whether it goes on. */
async function listed(
  db: Reader,
  { sites }: Caller,
  { cursor, limit, state, queue, site, since, until }: z.output<typeof Listed>,
): Promise<ConversationRow[]> {
  const before = cursor === undefined ? null : cursorIn(cursor);
  let query = db
    .selectFrom("conversation")
    .selectAll()
    .where("started_at", "<=", before?.at ?? Number.MAX_SAFE_INTEGER)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (before)
    query = query.where((eb) => eb.or([eb("started_at", "<", before.at), eb("id", "<", before.id as ConversationId)]));
  if (sites !== null) query = query.where("site", "in", [...sites]);
  if (state !== undefined) query = query.where("state", "=", state);
  if (queue !== undefined) query = query.where("queue", "=", queue);
  if (site !== undefined) query = query.where("site", "=", site);
  if (since !== undefined) query = query.where("started_at", ">=", Date.parse(since));
  if (until !== undefined) query = query.where("started_at", "<", Date.parse(until));
  return query.execute();
}

const cursorOf = ({ started_at, id }: ConversationRow): string =>
  Buffer.from(`${started_at}.${id}`).toString("base64url");

function cursorIn(cursor: string): { at: number; id: string } {
  const [, at, id] = /^(\d{1,16})\.([0-9a-f-]{36})$/.exec(Buffer.from(cursor, "base64url").toString("latin1")) ?? [];
  if (at === undefined || id === undefined) throw refuse("invalid", "cursor-wrong");
  return { at: Number(at), id };
}

async function shown(db: Reader, row: ConversationRow): Promise<z.infer<typeof RestConversation>> {
  const queue = await db.selectFrom("queue").select("name").where("id", "=", row.queue).executeTakeFirst();
  const agent =
    row.agent === null
      ? null
      : await db.selectFrom("account").select(["id", "name"]).where("id", "=", row.agent).executeTakeFirst();
  return {
    id: row.id,
    site: { id: row.site, name: row.site_name },
    queue: { id: row.queue, name: queue?.name ?? "" },
    state: row.state,
    channel: row.channel,
    visitor: { name: row.visitor_name },
    agent: agent ?? null,
    page: row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? "" },
    language: row.language,
    previous: row.previous,
    startedAt: timeOf(row.started_at),
    acceptedAt: timeOrNull(row.accepted_at),
    endedAt: timeOrNull(row.ended_at),
    endedBy: row.ended_by,
    closedAt: timeOrNull(row.closed_at),
    outcome: row.outcome,
    note: row.note,
  };
}

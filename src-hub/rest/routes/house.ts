import * as z from "zod/mini";
import { ChannelState } from "../../../src-shared/availability/model.ts";
import { Activity, PresenceState } from "../../../src-shared/presence/model.ts";
import { QueueId } from "../../../src-shared/queues/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { get } from "../route.ts";
import { Cursor, Limit, Time, timeOf, timeOrNull } from "../shapes.ts";

const Queue = z.object({
  id: QueueId,
  name: z.string(),
  waiting: z.int(),
  /** Since when the longest-waiting visitor waits. */
  longestSince: z.nullable(Time),
});

const listQueues = get({
  path: "/v1/queues",
  name: "listQueues",
  scope: "queues:read",
  summary: "Queues, with how many wait now",
  answer: z.object({ queues: z.array(Queue) }),
  handle: async ({ figures }) => ({
    queues: figures.now().map(({ queue, waiting, longestSince }) => ({
      ...queue,
      waiting,
      longestSince: timeOrNull(longestSince),
    })),
  }),
});

const readAvailability = get({
  path: "/v1/sites/{site}/availability",
  name: "readAvailability",
  scope: "queues:read",
  summary: "What a visitor of a site may expect now",
  params: z.object({ site: z.string().check(z.maxLength(64)) }),
  answer: z.object({ chat: ChannelState, video: ChannelState, opensAt: z.nullable(Time), form: z.boolean() }),
  faults: [404],
  handle: async ({ store, availability }, { caller, params }) => {
    const site = await store.read.selectFrom("site").select("id").where("id", "=", params.site).executeTakeFirst();
    if (!site || (caller.sites !== null && !caller.sites.includes(site.id))) throw refuse("gone", "site-gone");
    const { chat, video, opensAt, form } = availability.now(site.id);
    return { chat, video, opensAt: timeOrNull(opensAt), form };
  },
});

const listAgents = get({
  path: "/v1/agents",
  name: "listAgents",
  scope: "presence:read",
  summary: "Who is at work, and at what",
  answer: z.object({
    agents: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        state: PresenceState,
        since: Time,
        /** A desk of his is connected. */
        isHere: z.boolean(),
        activity: Activity,
      }),
    ),
  }),
  handle: async ({ store }) => {
    const rows = await store.read
      .selectFrom("presence")
      .innerJoin("account", "account.id", "presence.account")
      .select(["account.id", "account.name", "presence.state", "presence.since", "presence.here", "activity"])
      .where("account.active", "=", 1)
      .orderBy("account.name")
      .execute();
    return {
      agents: rows.map(({ id, name, state, since, here, activity }) => ({
        id,
        name,
        state,
        since: timeOf(since),
        isHere: here === 1,
        activity,
      })),
    };
  },
});

const listLeftMessages = get({
  path: "/v1/left-messages",
  name: "listLeftMessages",
  scope: "left-messages:read",
  summary: "What visitors wrote where nobody could answer, the newest first",
  query: z.object({ cursor: z.optional(Cursor), limit: Limit }),
  answer: z.object({
    messages: z.array(
      z.object({
        id: z.uuid(),
        site: z.string(),
        queue: z.nullable(QueueId),
        name: z.string(),
        /** An address or a number, as he wrote it. */
        replyTo: z.string(),
        text: z.string(),
        at: Time,
        doneAt: z.nullable(Time),
      }),
    ),
    next: z.nullable(Cursor),
  }),
  handle: async ({ store }, { caller, query: { cursor, limit } }) => {
    // Their ids are UUIDv7: in the order in which they were left.
    let asked = store.read
      .selectFrom("left_message")
      .selectAll()
      .where("id", "<", cursor ?? "~")
      .orderBy("id", "desc")
      .limit(limit + 1);
    if (caller.sites !== null) asked = asked.where("site", "in", [...caller.sites]);
    const rows = await asked.execute();
    const messages = rows.slice(0, limit).map((row) => ({
      id: row.id,
      site: row.site,
      queue: row.queue,
      name: row.name,
      replyTo: row.reply_to,
      text: row.text,
      at: timeOf(row.at),
      doneAt: timeOrNull(row.done_at),
    }));
    return { messages, next: rows.length > limit ? (messages.at(-1)?.id ?? null) : null };
  },
});

export const houseRoutes = [listQueues, readAvailability, listAgents, listLeftMessages];

import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import type { MissedOffer, Offer, OfferId, QueueId } from "../../src-shared/queues/model.ts";
import { type NeededSkill, QueueSettings } from "../../src-shared/queues/settings.ts";
import { WhyAgent } from "../../src-shared/routing/why.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow, OfferRow, WaitRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";

const pendingAt = hot<{ id: OfferId }>("select id from offer where agent = ? and state = 'pending'");
const newestAt = hot<{ state: string }>(
  "select state from offer where agent = ? order by made_at desc, id desc limit 1",
);

const shownAt = hot<Shown>(`
  select offer.id, offer.conversation, offer.made_at, offer.expires_at, offer.why, offer.auto,
    queue.id as queue_id, queue.name as queue_name, queue.settings,
    conversation.visitor, conversation.visitor_name, conversation.page_url, conversation.page_title,
    conversation.language, wait.since, wait.kind, wait.channel, wait.note, wait.needs, giver.name as giver_name
  from offer
    join conversation on conversation.id = offer.conversation
    join wait on wait.id = offer.wait
    join queue on queue.id = wait.queue
    left join account as giver on giver.id = wait.by
  where offer.agent = ? and offer.state = 'pending' order by offer.made_at`);

type Shown = Pick<OfferRow, "id" | "conversation" | "made_at" | "expires_at" | "why" | "auto"> &
  Pick<ConversationRow, "visitor" | "visitor_name" | "page_url" | "page_title" | "language"> &
  Pick<WaitRow, "since" | "kind" | "channel" | "note" | "needs"> & {
    readonly queue_id: QueueId;
    readonly queue_name: string;
    readonly settings: string;
    readonly giver_name: string | null;
  };

/** The live offers of one agent, with what he needs to decide. */
export async function liveOffers(db: Reader, agent: AccountId): Promise<Offer[]> {
  // Most who are told of their offers have none any more: that is known sooner than all that an offer shows.
  if ((await pendingAt(db, [agent])).length === 0) return [];
  const rows = await shownAt(db, [agent]);
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      conversation: row.conversation,
      queue: { id: row.queue_id, name: row.queue_name },
      visitor: { name: row.visitor_name },
      page: row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? "" },
      waitingSince: row.since,
      madeAt: row.made_at,
      expiresAt: row.expires_at,
      firstText: await firstText(db, row.conversation),
      ...(await earlier(db, row.visitor, row.conversation)),
      kind: row.kind,
      channel: row.channel,
      language: row.language,
      by: row.giver_name,
      note: row.note,
      skills: await skillNames(db, row),
      why: row.why === null ? null : WhyAgent.parse(JSON.parse(row.why)),
      auto: row.auto === 1,
    })),
  );
}

/** Whom this agent has just missed: his newest offer, if its time ran out. */
export async function missedOffer(db: Reader, agent: AccountId): Promise<MissedOffer | null> {
  const [newest] = await newestAt(db, [agent]);
  if (newest?.state !== "expired") return null;
  const row = await db
    .selectFrom("offer")
    .innerJoin("conversation", "conversation.id", "offer.conversation")
    .leftJoin("wait", "wait.id", "offer.wait")
    .innerJoin("queue", (join) =>
      join.on((eb) => eb("queue.id", "=", eb.fn.coalesce("wait.queue", "conversation.queue"))),
    )
    .select(["offer.id", "offer.state", "offer.expires_at", "conversation.visitor_name", "queue.name"])
    .where("offer.agent", "=", agent)
    .orderBy("offer.made_at", "desc")
    .orderBy("offer.id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row?.state !== "expired") return null;
  return { id: row.id, visitor: row.visitor_name, queue: row.name, at: row.expires_at };
}

/** What is asked for: by the queue, and of this visitor. */
async function skillNames(db: Reader, row: { needs: string; settings: string }): Promise<string[]> {
  const asked = [...(JSON.parse(row.needs) as NeededSkill[]), ...QueueSettings.parse(JSON.parse(row.settings)).needs];
  if (asked.length === 0) return [];
  const ids = asked.map(({ skill }) => skill);
  const rows = await db.selectFrom("skill").select("name").where("id", "in", ids).orderBy("name").execute();
  return rows.map(({ name }) => name);
}

const firstWords = hot<{ text: string }>("select text from message where conversation = ? order by seq limit 1");

export async function firstText(db: Reader, conversation: ConversationId): Promise<string | null> {
  return (await firstWords(db, [conversation]))[0]?.text ?? null;
}

/** How often this visitor was here before, and when and with whom last. */
async function earlier(
  db: Reader,
  visitor: VisitorId,
  conversation: ConversationId,
): Promise<Pick<Offer, "before" | "last">> {
  const others = db
    .selectFrom("conversation")
    .where("visitor", "=", visitor)
    .where("conversation.id", "!=", conversation);
  const { count } = await others.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  if (count === 0) return { before: 0, last: null };
  const last = await others
    .leftJoin("account", "account.id", "conversation.agent")
    .select(["conversation.started_at", "account.name"])
    .orderBy("conversation.started_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return { before: count, last: last ? { at: last.started_at, agent: last.name } : null };
}

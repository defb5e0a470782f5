import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import type { Offer, QueueFigures } from "../../src-shared/queues/model.ts";
import type { Reader, Tx } from "../store/transact.ts";
import type { Exclusion, FreeAgent, WaitingConversation } from "./rules.ts";

/** The live offers of one agent, with what he needs to decide. */
export async function liveOffers(db: Reader, agent: AccountId): Promise<Offer[]> {
  const rows = await db
    .selectFrom("offer")
    .innerJoin("conversation", "conversation.id", "offer.conversation")
    .innerJoin("queue", "queue.id", "conversation.queue")
    .select([
      "offer.id",
      "offer.conversation",
      "offer.made_at",
      "offer.expires_at",
      "queue.id as queue_id",
      "queue.name as queue_name",
      "conversation.visitor",
      "conversation.visitor_name",
      "conversation.page_url",
      "conversation.page_title",
      "conversation.waiting_since",
    ])
    .where("offer.agent", "=", agent)
    .where("offer.state", "=", "pending")
    .orderBy("offer.made_at")
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      conversation: row.conversation,
      queue: { id: row.queue_id, name: row.queue_name },
      visitor: { name: row.visitor_name },
      page: row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? "" },
      waitingSince: row.waiting_since,
      madeAt: row.made_at,
      expiresAt: row.expires_at,
      firstText: await firstText(db, row.conversation),
      before: await conversationsBefore(db, row.visitor, row.conversation),
    })),
  );
}

async function firstText(db: Reader, conversation: ConversationId): Promise<string | null> {
  const row = await db
    .selectFrom("message")
    .select("text")
    .where("conversation", "=", conversation)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  return row?.text ?? null;
}

async function conversationsBefore(db: Reader, visitor: VisitorId, conversation: ConversationId): Promise<number> {
  const row = await db
    .selectFrom("conversation")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("visitor", "=", visitor)
    .where("id", "!=", conversation)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function queueFigures(db: Reader): Promise<QueueFigures[]> {
  const rows = await db
    .selectFrom("queue")
    .leftJoin("conversation", (join) =>
      join.onRef("conversation.queue", "=", "queue.id").on("conversation.state", "in", ["waiting", "offered"]),
    )
    .select(({ fn }) => [
      "queue.id",
      "queue.name",
      fn.count<number>("conversation.id").as("waiting"),
      fn.min<number | null>("conversation.waiting_since").as("longest"),
    ])
    .groupBy(["queue.id", "queue.name"])
    .orderBy("queue.name")
    .execute();
  return rows.map((row) => ({
    queue: { id: row.id, name: row.name },
    waiting: row.waiting,
    longestSince: row.longest,
  }));
}

/** How many wait before this one in its queue; null when it does not wait. */
export async function aheadOf(db: Reader, conversation: ConversationId): Promise<number | null> {
  const row = await db.selectFrom("conversation").selectAll().where("id", "=", conversation).executeTakeFirst();
  if (!row || (row.state !== "waiting" && row.state !== "offered")) return null;
  const { count } = await db
    .selectFrom("conversation")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("queue", "=", row.queue)
    .where("state", "in", ["waiting", "offered"])
    .where((eb) =>
      eb.or([
        eb("waiting_since", "<", row.waiting_since),
        eb.and([eb("waiting_since", "=", row.waiting_since), eb("id", "<", row.id)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return count;
}

export async function waitingNow(db: Reader): Promise<WaitingConversation[]> {
  const rows = await db
    .selectFrom("conversation")
    .select(["id", "waiting_since"])
    // The index of the waiting holds those who are offered too.
    .where("state", "in", ["waiting", "offered"])
    .where("state", "=", "waiting")
    .orderBy("waiting_since")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, waitingSince: row.waiting_since }));
}

/** Agents who could be offered something now: available, their desk here, no offer ringing. */
export async function freeAgents(db: Reader): Promise<FreeAgent[]> {
  const rows = await db
    .selectFrom("presence")
    .select(["account", "idle_since"])
    .select((eb) =>
      eb
        .selectFrom("conversation")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("conversation.agent", "=", "presence.account")
        .where("conversation.state", "in", ["active", "wrap-up"])
        .as("load"),
    )
    .where("state", "=", "available")
    .where("here", "=", 1)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("offer")
            .select("offer.id")
            .whereRef("offer.agent", "=", "presence.account")
            .where("offer.state", "=", "pending"),
        ),
      ),
    )
    .execute();
  return rows.map((row) => ({ id: row.account, idleSince: row.idle_since, load: row.load ?? 0 }));
}

/** Those that still hold; the others are forgotten here, so that the table holds no more than that. */
export async function exclusionsNow(tx: Tx): Promise<Exclusion[]> {
  await tx.db.deleteFrom("exclusion").where("until", "<=", tx.now).execute();
  return tx.db.selectFrom("exclusion").select(["conversation", "agent"]).execute();
}

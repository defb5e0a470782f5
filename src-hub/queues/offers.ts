import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { OfferId } from "../../src-shared/queues/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { uuid7, type Machine } from "../../src-shared/rpc/machine.ts";
import { accountOf } from "../accounts/rows.ts";
import { addresses } from "../bus.ts";
import { enterConversation } from "../conversations/enter.ts";
import { setIdleSince, setPresence } from "../presence/rows.ts";
import { appendPublic, appendStaff } from "../store/append.ts";
import type { OfferRow } from "../store/tables.ts";
import type { Reader, Transact, Tx } from "../store/transact.ts";
import { decideRules } from "../video/ruling.ts";
import { tellOffers, tellQueues } from "./tell.ts";

/** For so long a conversation is not offered again to an agent who declined or missed it. */
export const excludedFor = 30_000;

/**
 * Makes an offer if the conversation still waits; the unique indexes and the compare-and-set decide, not the matcher.
 * Answers false when something was faster.
 */
export async function makeOffer(
  tx: Tx,
  machine: Machine,
  given: { conversation: ConversationId; agent: AccountId; expiresAt: number },
): Promise<boolean> {
  const { conversation, agent, expiresAt } = given;
  const taken = await tx.db
    .updateTable("conversation")
    .set({ state: "offered" })
    .where("id", "=", conversation)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) return false;
  const offer = uuid7(machine) as OfferId;
  await tx.db
    .insertInto("offer")
    .values({ id: offer, conversation, agent, state: "pending", made_at: tx.now, expires_at: expiresAt })
    .execute();
  await appendStaff(tx, conversation, { type: "offer.made", offer, agent: await accountOf(tx.db, agent), expiresAt });
  await tellOffers(tx, agent);
  return true;
}

/** One winner: the other accept, the late one and the one after a withdrawal hear `gone`. */
export async function acceptOffer(tx: Tx, agent: Account, offer: OfferId): Promise<ConversationId> {
  const row = await settle(tx, offer, "accepted", agent.id);
  if (!row || row.expires_at <= tx.now) throw refuse("gone", "offer-gone");
  const owned = await tx.db
    .updateTable("conversation")
    .set({ state: "active", agent: agent.id, accepted_at: tx.now })
    .where("id", "=", row.conversation)
    .where("state", "=", "offered")
    .executeTakeFirst();
  if (owned.numUpdatedRows === 0n) throw refuse("gone", "offer-gone");
  await appendPublic(tx, row.conversation, {
    type: "conversation.accepted",
    agent: { name: agent.name },
    rules: await decideRules(tx, row.conversation),
  });
  await appendStaff(tx, row.conversation, { type: "offer.accepted", offer, agent });
  await enterConversation(tx, agent.id, row.conversation);
  await tellOffers(tx, agent.id);
  await setIdleSince(tx, agent.id);
  await tellQueues(tx);
  return row.conversation;
}

export async function declineOffer(tx: Tx, agent: Account, offer: OfferId): Promise<void> {
  const row = await settle(tx, offer, "declined", agent.id);
  if (!row) throw refuse("gone", "offer-gone");
  await backToQueue(tx, row, true);
  await appendStaff(tx, row.conversation, { type: "offer.declined", offer, agent });
  await tellOffers(tx, agent.id);
}

/** Offers that nobody answered in time. */
export async function expireOffers(read: Reader, transact: Transact, now: number): Promise<void> {
  const due = await read
    .selectFrom("offer")
    .select("id")
    .where("state", "=", "pending")
    .where("expires_at", "<=", now)
    .execute();
  for (const { id } of due) await transact((tx) => expireOffer(tx, id));
}

/** The countdown ended: the visitor keeps his place, the agent becomes Not responding. */
async function expireOffer(tx: Tx, offer: OfferId): Promise<void> {
  const row = await settle(tx, offer, "expired");
  if (!row) return;
  await backToQueue(tx, row, true);
  const agent = await accountOf(tx.db, row.agent);
  await appendStaff(tx, row.conversation, { type: "offer.expired", offer, agent });
  await setPresence(tx, row.agent, "not-responding");
  await tellOffers(tx, row.agent);
}

/** Taken back without blame: the desk was lost, or the agent went away. */
export async function withdrawOffersOf(tx: Tx, agent: AccountId): Promise<void> {
  const rows = await tx.db
    .selectFrom("offer")
    .select(["id"])
    .where("agent", "=", agent)
    .where("state", "=", "pending")
    .execute();
  for (const { id } of rows) await withdraw(tx, id, true);
}

/** The visitor left while it rang. */
export async function withdrawOfferFor(tx: Tx, conversation: ConversationId): Promise<void> {
  const row = await tx.db
    .selectFrom("offer")
    .select("id")
    .where("conversation", "=", conversation)
    .where("state", "=", "pending")
    .executeTakeFirst();
  if (row) await withdraw(tx, row.id, false);
}

async function withdraw(tx: Tx, offer: OfferId, stillWaits: boolean): Promise<void> {
  const row = await settle(tx, offer, "withdrawn");
  if (!row) return;
  if (stillWaits) await backToQueue(tx, row, false);
  const agent = await accountOf(tx.db, row.agent);
  await appendStaff(tx, row.conversation, { type: "offer.withdrawn", offer, agent });
  await tellOffers(tx, row.agent);
}

/** Compare-and-set on the offer; undefined when it was not pending, or not this agent's. */
function settle(
  tx: Tx,
  offer: OfferId,
  state: Exclude<OfferRow["state"], "pending">,
  agent?: AccountId,
): Promise<OfferRow | undefined> {
  let update = tx.db.updateTable("offer").set({ state }).where("id", "=", offer).where("state", "=", "pending");
  if (agent !== undefined) update = update.where("agent", "=", agent);
  return update.returningAll().executeTakeFirst();
}

async function backToQueue(tx: Tx, offer: OfferRow, exclude: boolean): Promise<void> {
  const { conversation, agent } = offer;
  await tx.db
    .updateTable("conversation")
    .set({ state: "waiting" })
    .where("id", "=", conversation)
    .where("state", "=", "offered")
    .execute();
  const until = tx.now + excludedFor;
  if (exclude)
    await tx.db
      .insertInto("exclusion")
      .values({ conversation, agent, until })
      .onConflict((conflict) => conflict.columns(["conversation", "agent"]).doUpdateSet({ until }))
      .execute();
  tx.tell(addresses.matcher, { wake: true });
}

import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { OfferId } from "../../src-shared/queues/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { accountOf } from "../accounts/rows.ts";
import { addresses } from "../bus.ts";
import { setIdleSince, setPresence } from "../presence/rows.ts";
import { settleAgent } from "../presence/settle.ts";
import { hear } from "../routing/hear.ts";
import { appendStaff } from "../store/append.ts";
import type { OfferRow } from "../store/row-types.ts";
import type { Reader, Transact, Tx } from "../store/transact.ts";
import { takeWait } from "./take.ts";
import { tellOffers } from "./tell.ts";
import { endWait, markWaiting } from "./waits.ts";

/** For so long a conversation is not offered again to an agent who declined or missed it. */
export const excludedFor = 30_000;

/** One winner: the other accept, the late one and the one after a withdrawal hear `gone`. */
export async function acceptOffer(tx: Tx, agent: Account, offer: OfferId): Promise<ConversationId> {
  const row = await settle(tx, offer, "accepted", agent.id);
  if (!row || row.expires_at <= tx.now) throw refuse("gone", "offer-gone");
  const wait = await endWait(tx, row.wait!, "taken", agent.id);
  if (!wait) throw refuse("gone", "offer-gone");
  await appendStaff(tx, row.conversation, { type: "offer.accepted", offer, agent });
  await takeWait(tx, wait, agent);
  await tellOffers(tx, agent.id);
  await setIdleSince(tx, agent.id);
  tx.tell(addresses.places, { wake: true });
  return row.conversation;
}

export async function declineOffer(tx: Tx, agent: Account, offer: OfferId): Promise<void> {
  const row = await settle(tx, offer, "declined", agent.id);
  if (!row) throw refuse("gone", "offer-gone");
  await backToQueue(tx, row, true);
  await appendStaff(tx, row.conversation, { type: "offer.declined", offer, agent });
  await settleAgent(tx, agent.id);
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
  await settleAgent(tx, row.agent);
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
  await markWaiting(tx, offer.wait!);
  if (exclude) await excludeAgent(tx, conversation, agent, tx.now + excludedFor);
}

/** Not to be asked for this conversation until then. */
export async function excludeAgent(
  tx: Tx,
  conversation: ConversationId,
  agent: AccountId,
  until: number,
): Promise<void> {
  await tx.db
    .insertInto("exclusion")
    .values({ conversation, agent, until })
    .onConflict((conflict) => conflict.columns(["conversation", "agent"]).doUpdateSet({ until }))
    .execute();
  await hear(tx, { kind: "excluded", conversation, agent, until });
}

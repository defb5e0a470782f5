import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { DeclineReason, OfferId } from "../../src-shared/queues/model.ts";
import { FaultError, refuse } from "../../src-shared/rpc/fault.ts";
import { accountOf } from "../accounts/rows.ts";
import { addresses } from "../bus.ts";
import { setIdleSince, setPresence } from "../presence/rows.ts";
import { settleAgent } from "../presence/settle.ts";
import { hear } from "../routing/hear.ts";
import { appendStaff } from "../store/append.ts";
import type { OfferRow, WaitRow } from "../store/row-types.ts";
import type { Reader, Transact, Tx } from "../store/transact.ts";
import { takeWait } from "./take.ts";
import { tellOffers } from "./tell.ts";
import { endWait, markWaiting } from "./waits.ts";

/** For so long a conversation is not offered again to an agent who declined or missed it. */
export const excludedFor = 30_000;

/** One winner: the other accept, the late one and the one after a withdrawal hear `gone`. */
export async function acceptOffer(tx: Tx, agent: Account, offer: OfferId): Promise<ConversationId> {
  const row = await settle(tx, offer, { state: "accepted" }, agent.id);
  // One that is accepted for him anyway is never too late.
  if (!row || (row.auto === 0 && row.expires_at <= tx.now)) throw refuse("gone", "offer-gone");
  await accepted(tx, row, agent, "asked");
  return row.conversation;
}

async function accepted(tx: Tx, row: OfferRow, agent: Account, how: "asked" | "auto"): Promise<void> {
  const wait = await endWait(tx, row.wait!, "taken", agent.id);
  if (!wait) throw refuse("gone", "offer-gone");
  await appendStaff(tx, row.conversation, { type: "offer.accepted", offer: row.id, agent, how, kind: wait.kind });
  await tookWait(tx, wait, agent);
}

/** The wait is over: it is his now, and his desks and the matcher know. */
export async function tookWait(tx: Tx, wait: WaitRow, agent: Account): Promise<void> {
  await takeWait(tx, wait, agent);
  await tellOffers(tx, agent.id);
  await setIdleSince(tx, agent.id);
  tx.tell(addresses.places, { wake: true });
}

export async function declineOffer(
  tx: Tx,
  agent: Account,
  offer: OfferId,
  reason: DeclineReason | null = null,
): Promise<void> {
  const written = reason && JSON.stringify(reason);
  const row = await settle(tx, offer, { state: "declined", reason: written }, agent.id);
  if (!row) throw refuse("gone", "offer-gone");
  await backToQueue(tx, row, true);
  await appendStaff(tx, row.conversation, { type: "offer.declined", offer, agent, reason });
  await settleAgent(tx, agent.id);
  await tellOffers(tx, agent.id);
}

/** Offers whose time is over: nobody answered, or the hub answers for the agent. */
export async function expireOffers(read: Reader, transact: Transact, now: number): Promise<void> {
  const due = await read
    .selectFrom("offer")
    .select(["id", "auto"])
    .where("state", "=", "pending")
    .where("expires_at", "<=", now)
    .execute();
  for (const { id, auto } of due) await (auto ? acceptForHim(transact, id) : transact((tx) => expireOffer(tx, id)));
}

/** The tone has sounded (features A5). What cannot be accepted goes back without blame, and never stays as it is. */
async function acceptForHim(transact: Transact, offer: OfferId): Promise<void> {
  try {
    await transact((tx) => acceptDue(tx, offer));
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    await transact((tx) => withdraw(tx, offer, true));
  }
}

/** Nobody is given a visitor whose desk is gone, or who has gone away meanwhile. */
async function acceptDue(tx: Tx, offer: OfferId): Promise<void> {
  const row = await settle(tx, offer, { state: "accepted" });
  if (!row) return;
  const there = await tx.db
    .selectFrom("presence")
    .select("account")
    .where("account", "=", row.agent)
    .where("here", "=", 1)
    .where("state", "=", "available")
    .executeTakeFirst();
  if (!there) throw refuse("gone", "offer-gone");
  await accepted(tx, row, await accountOf(tx.db, row.agent), "auto");
}

/** The countdown ended: the visitor keeps his place, the agent becomes Not responding. */
async function expireOffer(tx: Tx, offer: OfferId): Promise<void> {
  const row = await settle(tx, offer, { state: "expired" });
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
  const row = await settle(tx, offer, { state: "withdrawn" });
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
  how: { state: Exclude<OfferRow["state"], "pending">; reason?: string | null },
  agent?: AccountId,
): Promise<OfferRow | undefined> {
  let update = tx.db.updateTable("offer").set(how).where("id", "=", offer).where("state", "=", "pending");
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

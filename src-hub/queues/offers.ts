import type { Account } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { DeclineReason, OfferId } from "../../src-shared/queues/model.ts";
import { FaultError, refuse } from "../../src-shared/rpc/fault.ts";
import { accountOf } from "../accounts/rows.ts";
import { addresses } from "../bus.ts";
import { setIdleSince, setPresence } from "../presence/rows.ts";
import { settleAgent } from "../presence/settle.ts";
import { appendStaff } from "../store/append.ts";
import type { OfferRow, WaitRow } from "../store/row-types.ts";
import type { Reader, Transact, Tx } from "../store/transact.ts";
import { offerCameBack } from "../transfers/cancelling.ts";
import { takeWait } from "./take.ts";
import { tellOffers } from "./tell.ts";
import { endWait } from "./waits.ts";
import { backToQueue, settleOffer, withdrawOffer } from "./withdraw.ts";

/** One winner: the other accept, the late one and the one after a withdrawal hear `gone`. */
export async function acceptOffer(tx: Tx, agent: Account, offer: OfferId): Promise<ConversationId> {
  const row = await settleOffer(tx, offer, { state: "accepted" }, agent.id);
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
  const row = await settleOffer(tx, offer, { state: "declined", reason: written }, agent.id);
  if (!row) throw refuse("gone", "offer-gone");
  await backToQueue(tx, row, true);
  await appendStaff(tx, row.conversation, { type: "offer.declined", offer, agent, reason });
  await offerCameBack(tx, row, agent, "declined");
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
    await transact((tx) => withdrawOffer(tx, offer, true));
  }
}

/** Nobody is given a visitor whose desk is gone, or who has gone away meanwhile. */
async function acceptDue(tx: Tx, offer: OfferId): Promise<void> {
  const row = await settleOffer(tx, offer, { state: "accepted" });
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
  const row = await settleOffer(tx, offer, { state: "expired" });
  if (!row) return;
  await backToQueue(tx, row, true);
  const agent = await accountOf(tx.db, row.agent);
  await appendStaff(tx, row.conversation, { type: "offer.expired", offer, agent });
  await offerCameBack(tx, row, agent, "missed");
  await setPresence(tx, row.agent, "not-responding");
  await tellOffers(tx, row.agent);
}

import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { OfferId } from "../../src-shared/queues/model.ts";
import { accountOf } from "../accounts/rows.ts";
import { settleAgent } from "../presence/settle.ts";
import { hear } from "../routing/hear.ts";
import { appendStaff } from "../store/append.ts";
import type { OfferRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { tellOffers } from "./tell.ts";
import { markWaiting } from "./waits.ts";

/** For so long a conversation is not offered again to an agent who declined or missed it. */
export const excludedFor = 30_000;
/** What stands in a row for an exclusion without an end: no clock reaches it. */
export const forAsLong = Number.MAX_SAFE_INTEGER;

/** Taken back without blame: the desk was lost, or the agent went away. */
export async function withdrawOffersOf(tx: Tx, agent: AccountId): Promise<void> {
  const rows = await tx.db
    .selectFrom("offer")
    .select(["id"])
    .where("agent", "=", agent)
    .where("state", "=", "pending")
    .execute();
  for (const { id } of rows) await withdrawOffer(tx, id, true);
}

/** The visitor left while it rang; or (`stillWaits`) somebody else is to have it. */
export async function withdrawOfferFor(tx: Tx, conversation: ConversationId, stillWaits = false): Promise<void> {
  const row = await tx.db
    .selectFrom("offer")
    .select("id")
    .where("conversation", "=", conversation)
    .where("state", "=", "pending")
    .executeTakeFirst();
  if (row) await withdrawOffer(tx, row.id, stillWaits);
}

/** `stillWaits`: others are to be asked. */
export async function withdrawOffer(tx: Tx, offer: OfferId, stillWaits: boolean): Promise<void> {
  const row = await settleOffer(tx, offer, { state: "withdrawn" });
  if (!row) return;
  if (stillWaits) await backToQueue(tx, row, false);
  const agent = await accountOf(tx.db, row.agent);
  await appendStaff(tx, row.conversation, { type: "offer.withdrawn", offer, agent });
  await settleAgent(tx, row.agent);
  await tellOffers(tx, row.agent);
}

/** Compare-and-set on the offer; undefined when it was not pending, or not this agent's. */
export function settleOffer(
  tx: Tx,
  offer: OfferId,
  how: { state: Exclude<OfferRow["state"], "pending">; reason?: string | null },
  agent?: AccountId,
): Promise<OfferRow | undefined> {
  let update = tx.db.updateTable("offer").set(how).where("id", "=", offer).where("state", "=", "pending");
  if (agent !== undefined) update = update.where("agent", "=", agent);
  return update.returningAll().executeTakeFirst();
}

/** The offer came to nothing: its visitor waits on at his old place, and (`exclude`) this agent is not asked again soon. */
export async function backToQueue(tx: Tx, offer: OfferRow, exclude: boolean): Promise<void> {
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

/** Not to be asked for this conversation until then; null: for as long as this wait lasts. */
export async function excludeAgent(
  tx: Tx,
  conversation: ConversationId,
  agent: AccountId,
  until: number | null,
): Promise<void> {
  const kept = { until: until ?? forAsLong };
  await tx.db
    .insertInto("exclusion")
    .values({ conversation, agent, ...kept })
    .onConflict((conflict) => conflict.columns(["conversation", "agent"]).doUpdateSet(kept))
    .execute();
  await hear(tx, { kind: "excluded", conversation, agent, until });
}

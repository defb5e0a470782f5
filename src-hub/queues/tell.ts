import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { addresses } from "../bus.ts";
import { hot } from "../store/hot.ts";
import type { Tx } from "../store/transact.ts";
import { liveOffers, missedOffer } from "./rows.ts";

/** The agent's offers changed: his desks get all of them, read in the same transaction. */
export async function tellOffers(tx: Tx, agent: AccountId): Promise<void> {
  const offers = await liveOffers(tx.db, agent);
  const missed = await missedOffer(tx.db, agent);
  tx.tell(addresses.agent(agent), { event: { type: "offers.changed", offers, missed }, topic: "offers" });
}

const pendingOffer = hot<{ agent: AccountId }>(
  "select agent from offer where conversation = ? and state = 'pending' limit 1",
);

/** What an offer shows of its conversation changed. */
export async function tellOfferFor(tx: Tx, conversation: ConversationId): Promise<void> {
  const [live] = await pendingOffer(tx.db, [conversation]);
  if (live) await tellOffers(tx, live.agent);
}

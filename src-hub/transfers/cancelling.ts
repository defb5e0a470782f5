import type { Account } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { RefusedWhy } from "../../src-shared/transfers/model.ts";
import { accountOf } from "../accounts/rows.ts";
import { withdrawOfferFor } from "../queues/withdraw.ts";
import { endWait } from "../queues/waits.ts";
import { appendStaff } from "../store/append.ts";
import type { OfferRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { liveTransfer, type TransferWait } from "./rows.ts";

/** Takes what was asked of others back, with the offer that rings for it. False when nothing was open. */
export async function cancelTransfer(tx: Tx, conversation: ConversationId, by: "agent" | "hub"): Promise<boolean> {
  const wait = await liveTransfer(tx.db, conversation);
  if (!wait) return false;
  await withdrawOfferFor(tx, conversation);
  await endWait(tx, wait.id, "closed");
  await appendStaff(tx, conversation, { type: "transfer.cancelled", transfer: wait.id, kind: wait.kind, by });
  return true;
}

/** Nobody else was asked: it comes back. One that waits in a queue goes on to the next. */
export async function offerCameBack(
  tx: Tx,
  { conversation, wait: id }: OfferRow,
  agent: Account,
  why: RefusedWhy,
): Promise<void> {
  const wait = await liveTransfer(tx.db, conversation);
  if (wait && wait.id === id && wait.only_agent !== null) await refuseTransfer(tx, wait, agent, why);
}

/** It comes back to who had asked; he never lost it. */
export async function refuseTransfer(tx: Tx, wait: TransferWait, agent: Account, why: RefusedWhy): Promise<void> {
  await withdrawOfferFor(tx, wait.conversation);
  await endWait(tx, wait.id, "closed");
  await tellRefused(tx, wait, agent, why);
}

export async function tellRefused(tx: Tx, wait: TransferWait, agent: Account, why: RefusedWhy): Promise<void> {
  const { id, kind, conversation } = wait;
  const by = await accountOf(tx.db, wait.by);
  await appendStaff(tx, conversation, { type: "transfer.refused", transfer: id, kind, by, agent, why });
}

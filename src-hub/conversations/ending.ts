import { refuse } from "../../src-shared/rpc/fault.ts";
import { withdrawOfferFor } from "../queues/withdraw.ts";
import { settleAgent } from "../presence/settle.ts";
import { endWait, liveWait } from "../queues/waits.ts";
import { appendPublic, appendStaff } from "../store/append.ts";
import { askAtEnd } from "../surveys/ask.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { endCallOf } from "../video/ending.ts";
import { endSharing } from "../transfers/ending.ts";
import type { LegQuality } from "../video/legs.ts";
import { notWrappedUp } from "../wrap-up/close.ts";
import { beginWrapUp } from "../wrap-up/rows.ts";

/**
 * Ends a conversation for the visitor. An owned one goes on to its agent's wrap-up; one that nobody had taken is closed.
 * Refused with `gone` when it has ended already.
 */
export async function endConversation(
  tx: Tx,
  row: ConversationRow,
  by: "visitor" | "agent" | "hub",
  quality: LegQuality,
): Promise<void> {
  const waited = row.state === "waiting" || row.state === "offered";
  if (!waited && row.state !== "active") throw refuse("gone", "conversation-ended");
  await endSharing(tx, row);
  await withdrawOfferFor(tx, row.id);
  const wait = await liveWait(tx.db, row.id);
  if (wait) await endWait(tx, wait.id, "left");
  await endCallOf(tx, row.id, by, quality);
  await tx.db
    .updateTable("conversation")
    .set({ state: waited ? "closed" : "wrap-up", ended_at: tx.now, ended_by: by, closed_at: waited ? tx.now : null })
    .where("id", "=", row.id)
    .execute();
  if (!waited) await beginWrapUp(tx, row);
  await appendPublic(tx, row.id, { type: "conversation.ended", by });
  await askAtEnd(tx, row, by);
  if (row.agent !== null) await settleAgent(tx, row.agent);
  if (!waited) return;
  await appendStaff(tx, row.id, { type: "conversation.closed", ...notWrappedUp });
}

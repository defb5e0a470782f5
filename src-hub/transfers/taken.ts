import type { Account } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { accountOf } from "../accounts/rows.ts";
import { conversationRow } from "../conversations/rows.ts";
import type { ConversationRow, WaitRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { openCall } from "../video/rows.ts";
import { tellRefused } from "./cancelling.ts";
import { hold } from "./hold.ts";
import { liveParts, type LivePart } from "./live-parts.ts";
import { moveTo } from "./moving.ts";
import { joinPart, leavePart } from "./parts.ts";
import { isTransfer } from "./rows.ts";

/** How long who has taken a conversation with a running call has to come into its room. */
export const connectWithin = 15_000;
/** The hub looks into the room when that is over; so much later it decides. */
export const lookedAfter = 2_000;

/**
 * An agent has accepted what was offered to him by another. Without a call the conversation is his at once. With a running
 * call it stays its owner's, who goes on talking, until the new one is in the room.
 */
export async function takeTransfer(tx: Tx, wait: WaitRow, agent: Account): Promise<void> {
  const row = await asked(tx, wait, agent);
  if (await openCall(tx.db, row.id)) return joinPart(tx, row.id, agent, { kind: "taking", wait: wait.id });
  await moveTo(tx, row, agent, { how: "blind", stays: false, wait });
}

/** The visitor waits on hold while the two talk, unless another colleague is with him. */
export async function takeConsult(tx: Tx, wait: WaitRow, agent: Account): Promise<void> {
  const row = await asked(tx, wait, agent);
  const others = await liveParts(tx.db, row.id);
  await joinPart(tx, row.id, agent, { kind: "consult", wait: wait.id });
  if (others.length === 0) await hold(tx, row.id);
}

/** Who asked cannot be the one who comes, not even by taking it from the queue. */
async function asked(tx: Tx, { conversation, by }: WaitRow, agent: Account): Promise<ConversationRow> {
  const row = await conversationRow(tx.db, conversation);
  if (row?.state !== "active" || row.agent !== by) throw refuse("gone", "offer-gone");
  if (row.agent === agent.id) throw refuse("invalid", "transfer-to-self");
  return row;
}

/** He who takes it is in the room, or there is no call any more: it is his. */
export async function connected(tx: Tx, part: LivePart): Promise<void> {
  const row = await conversationRow(tx.db, part.conversation);
  if (row?.state !== "active") return;
  const wait = await waitOf(tx, part);
  await moveTo(tx, row, await accountOf(tx.db, part.account), { how: "blind", stays: false, ...(wait && { wait }) });
}

/** He did not come, went away again or his desk is lost: it stays its owner's. */
export async function notConnected(tx: Tx, part: LivePart, why: "lost" | "declined" | "not-connected"): Promise<void> {
  const wait = await waitOf(tx, part);
  if (isTransfer(wait)) await tellRefused(tx, wait, await accountOf(tx.db, part.account), why);
  await leavePart(tx, part, why === "declined" ? "self" : "hub");
}

function waitOf(tx: Tx, { wait }: LivePart): Promise<WaitRow | undefined> {
  return tx.db.selectFrom("wait").selectAll().where("id", "=", wait).executeTakeFirst();
}

import type { Account } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { PartKind } from "../../src-shared/transfers/model.ts";
import { accountOf } from "../accounts/rows.ts";
import { addresses } from "../bus.ts";
import { enterConversation } from "../conversations/enter.ts";
import { setIdleSince } from "../presence/rows.ts";
import { settleAgent } from "../presence/settle.ts";
import { appendPublic, appendStaff } from "../store/append.ts";
import type { PartRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { openCall } from "../video/rows.ts";
import { unhold } from "./hold.ts";
import { livePart, type LivePart, seenAs } from "./live-parts.ts";

/** Somebody takes part from now on; his desks get the whole conversation. */
export async function joinPart(
  tx: Tx,
  conversation: ConversationId,
  who: Account,
  { kind, wait = null }: { kind: PartKind; wait?: WaitId | null },
): Promise<void> {
  await writePart(tx, { conversation, account: who.id, kind, wait });
  await appendStaff(tx, conversation, { type: "part.joined", who, kind, transfer: wait });
  if (kind === "conference") await appendPublic(tx, conversation, { type: "colleague.joined", colleague: seenAs(who) });
  await enterConversation(tx, who.id, conversation);
  await settleAgent(tx, who.id);
}

/** The row alone. Who comes back in the same millisecond has the same row again. */
export async function writePart(
  tx: Tx,
  {
    conversation,
    account,
    kind,
    wait = null,
  }: Pick<PartRow, "conversation" | "account" | "kind"> & { wait?: WaitId | null },
): Promise<void> {
  if (await livePart(tx.db, conversation, account)) throw refuse("conflict", "already-takes-part");
  const until = kind === "left" ? tx.now : null;
  await tx.db
    .insertInto("part")
    .values({ conversation, account, kind, since: tx.now, until, wait })
    .onConflict((conflict) => conflict.columns(["conversation", "account", "since"]).doUpdateSet({ kind, until, wait }))
    .execute();
}

/** Who was consulted is with the visitor now. */
export async function comeIn(tx: Tx, part: LivePart): Promise<void> {
  const { conversation, account } = part;
  await tx.db
    .updateTable("part")
    .set({ kind: "conference" })
    .where("conversation", "=", conversation)
    .where("account", "=", account)
    .where("until", "is", null)
    .execute();
  const who = await accountOf(tx.db, account);
  await appendStaff(tx, conversation, { type: "part.joined", who, kind: "conference", transfer: null });
  await appendPublic(tx, conversation, { type: "colleague.joined", colleague: seenAs(who) });
  await unhold(tx, conversation);
  await settleAgent(tx, account);
  tx.tell(addresses.rooms, { wake: true });
}

/** His part ends without a word in the logs. False when it had ended already. */
export async function endPart(tx: Tx, { conversation, account }: LivePart): Promise<boolean> {
  const ended = await tx.db
    .updateTable("part")
    .set({ until: tx.now })
    .where("conversation", "=", conversation)
    .where("account", "=", account)
    .where("until", "is", null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** Somebody goes: his place is free, and if he was in the call he is put out of its room. */
export async function leavePart(tx: Tx, part: LivePart, by: "self" | "owner" | "hub", quietly = false): Promise<void> {
  if (!(await endPart(tx, part))) return;
  const { conversation, account, kind } = part;
  const who = await accountOf(tx.db, account);
  if (kind === "conference" && !quietly)
    await appendPublic(tx, conversation, { type: "colleague.left", colleague: seenAs(who) });
  if (kind === "consult" && !quietly) await unhold(tx, conversation);
  await appendStaff(tx, conversation, { type: "part.left", who, by });
  await setIdleSince(tx, account);
  await tellRooms(tx, conversation);
}

/** Who may be in its rooms has changed. */
export async function tellRooms(tx: Tx, conversation: ConversationId): Promise<void> {
  const call = await openCall(tx.db, conversation);
  if (call) tx.tell(addresses.looks, { room: call.room });
  tx.tell(addresses.rooms, { wake: true });
}

import type { Account } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { accountOf } from "../accounts/rows.ts";
import { enterConversation } from "../conversations/enter.ts";
import { setIdleSince } from "../presence/rows.ts";
import { appendPublic, appendStaff } from "../store/append.ts";
import type { ConversationRow, WaitRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { decideRules } from "../video/ruling.ts";
import { cancelTransfer } from "./cancelling.ts";
import { unhold } from "./hold.ts";
import { livePart, liveParts, seenAs } from "./live-parts.ts";
import { endPart, tellRooms, writePart } from "./parts.ts";

interface Move {
  readonly how: "blind" | "warm" | "conference" | "left-behind";
  /** The owner of before stays in the conference. */
  readonly stays: boolean;
  /** What it was taken by. */
  readonly wait?: WaitRow;
}

/**
 * The conversation is another's from now on. This one statement is the only place where an owner follows an owner: before it
 * the one has it, after it the other, and whoever comes second finds that it is not so any more.
 */
export async function moveTo(tx: Tx, row: ConversationRow, to: Account, { how, stays, wait }: Move): Promise<void> {
  const { id, agent } = row;
  if (agent === null || agent === to.id) throw refuse("gone", "transfer-gone");
  const moved = await tx.db
    .updateTable("conversation")
    .set({
      agent: to.id,
      queue: wait?.queue ?? row.queue,
      grp: wait ? (wait.grp ?? (wait.queue === row.queue ? row.grp : null)) : row.grp,
      parked_at: null,
      parked_until: null,
      kept_until: null,
    })
    .where("id", "=", id)
    .where("agent", "=", agent)
    .where("state", "=", "active")
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) throw refuse("gone", "transfer-gone");
  await cancelTransfer(tx, id, "hub");
  const from = await accountOf(tx.db, agent);
  const part = await livePart(tx.db, id, to.id);
  if (part) await endPart(tx, part);
  await writePart(tx, { conversation: id, account: from.id, kind: stays ? "conference" : "left" });
  await tellVisitor(tx, row, to, wait?.queue ?? row.queue);
  if (part?.kind === "conference") await appendPublic(tx, id, { type: "colleague.left", colleague: seenAs(to) });
  if (stays) await appendPublic(tx, id, { type: "colleague.joined", colleague: seenAs(from) });
  if (!(await liveParts(tx.db, id)).some(({ kind }) => kind === "consult")) await unhold(tx, id);
  await appendStaff(tx, id, { type: "transfer.done", from, to, how, stays, transfer: wait?.id ?? null });
  if (!part) await enterConversation(tx, to.id, id);
  await setIdleSince(tx, from.id);
  await setIdleSince(tx, to.id);
  await tellRooms(tx, id);
}

async function tellVisitor(tx: Tx, row: ConversationRow, to: Account, queue: ConversationRow["queue"]): Promise<void> {
  const named = await tx.db
    .selectFrom("queue")
    .select(["id", "name"])
    .where("id", "=", queue)
    .executeTakeFirstOrThrow();
  await appendPublic(tx, row.id, {
    type: "conversation.movedTo",
    agent: { name: to.name },
    queue: named,
    rules: await decideRules(tx, row.id),
  });
  // He had been lost, and the visitor was told so: whoever has it now is there.
  if (row.kept_until !== null) await appendPublic(tx, row.id, { type: "agent.back" });
}

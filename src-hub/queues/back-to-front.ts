import { accountOf } from "../accounts/rows.ts";
import { addresses } from "../bus.ts";
import { settleAgent } from "../presence/settle.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { withdrawRequests } from "../requests/requests.ts";
import { appendPublic, appendStaff } from "../store/append.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { passOn } from "../transfers/ending.ts";
import { cancelInvite } from "../video/ending.ts";
import { openCall, openInvite } from "../video/rows.ts";
import { enterQueue } from "./waits.ts";

/**
 * Takes a live conversation from its agent and lets it wait again, where it would stand had it never been taken. A running
 * call stays open for the visitor and for whoever comes next. The one it was taken from is kept as a part of it that ended.
 */
export async function backToFront(tx: Tx, machine: Machine, row: ConversationRow): Promise<void> {
  const { id: conversation, agent } = row;
  if (agent === null || row.state !== "active") return;
  // What he had begun to hand on, or had asked of the visitor, he cannot go on with.
  if (await passOn(tx, row)) return;
  const invite = await openInvite(tx.db, conversation);
  if (invite) await cancelInvite(tx, invite.id);
  await withdrawRequests(tx, conversation, true);
  await tx.db
    .updateTable("conversation")
    .set({ state: "waiting", agent: null, kept_until: null, parked_at: null, parked_until: null, hold_at: null })
    .where("id", "=", conversation)
    .execute();
  await tx.db
    .insertInto("part")
    .values({ conversation, account: agent, kind: "left", since: await takenAt(tx, row, agent), until: tx.now })
    .onConflict((conflict) => conflict.columns(["conversation", "account", "since"]).doUpdateSet({ until: tx.now }))
    .execute();
  const account = await accountOf(tx.db, agent);
  await appendPublic(tx, conversation, { type: "conversation.requeued", agent: { name: account.name } });
  await appendStaff(tx, conversation, { type: "agent.gone", agent: account });
  await enterQueue(tx, machine, {
    conversation,
    kind: "again",
    queue: row.queue,
    grp: row.grp,
    channel: (await openCall(tx.db, conversation)) ? "video" : row.channel,
    priority: await lastPriority(tx, row),
    since: row.waiting_since,
  });
  // His pages show his place again.
  tx.tell(addresses.visitor(row.visitor), { wake: true });
  await settleAgent(tx, agent);
}

async function takenAt(tx: Tx, { id, accepted_at }: ConversationRow, agent: string): Promise<number> {
  const { taken } = await tx.db
    .selectFrom("wait")
    .select(({ fn }) => fn.max("ended_at").as("taken"))
    .where("conversation", "=", id)
    .where("agent", "=", agent as never)
    .where("state", "=", "taken")
    .executeTakeFirstOrThrow();
  return taken ?? accepted_at ?? tx.now;
}

/** As it was when it was taken: somebody may have set it by hand. */
async function lastPriority(tx: Tx, { id }: ConversationRow): Promise<number> {
  const last = await tx.db
    .selectFrom("wait")
    .select("priority")
    .where("conversation", "=", id)
    .where("kind", "in", ["new", "again"])
    .orderBy("entered_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.priority ?? 0;
}

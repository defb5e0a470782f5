import type { Account } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { ClosedByHand } from "../../src-shared/queues/settings.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { supervisionAsks } from "../../src-shared/supervision/agent-asks.ts";
import { keepHistory } from "../administration/applied.ts";
import type { HubParts } from "../ports.ts";
import { hearQueue } from "../routing/snapshot.ts";
import type { Tx } from "../store/transact.ts";
import type { InputOf } from "./asked.ts";
import { outdated, writeAudit } from "./audit.ts";

type Asks = typeof supervisionAsks;
type Parts = Pick<HubParts, "store">;

/** Nobody is let in from now on; answers how many wait there. */
export async function closeQueue(
  tx: Tx,
  { store: { machine } }: Parts,
  by: Account,
  { queue, text, expected, reason }: InputOf<Asks, "queue.close">,
): Promise<number> {
  const before = await closedNow(tx, queue, expected);
  const after: ClosedByHand = { text, by: by.name, at: tx.now };
  await keepClosed(tx, by, queue, before, after);
  await writeAudit(tx, machine, by, { act: "queue.close", target: `queue:${queue}`, reason, before, after });
  const { waiting } = await tx.db
    .selectFrom("wait")
    .select(({ fn }) => fn.countAll<number>().as("waiting"))
    .where("queue", "=", queue)
    .where("state", "in", ["waiting", "offered"])
    .executeTakeFirstOrThrow();
  return waiting;
}

export async function reopenQueue(
  tx: Tx,
  { store: { machine } }: Parts,
  by: Account,
  { queue, expected, reason }: InputOf<Asks, "queue.reopen">,
): Promise<void> {
  const before = await closedNow(tx, queue, expected);
  if (before === null) throw refuse("invalid", "queue-open");
  await keepClosed(tx, by, queue, before, null);
  await writeAudit(tx, machine, by, { act: "queue.reopen", target: `queue:${queue}`, reason, before, after: null });
}

async function closedNow(tx: Tx, queue: QueueId, expected: number | null): Promise<ClosedByHand | null> {
  const row = await tx.db.selectFrom("queue").select("closed").where("id", "=", queue).executeTakeFirst();
  if (!row) throw refuse("gone", "queue-gone");
  const closed = row.closed === null ? null : ClosedByHand.parse(JSON.parse(row.closed));
  if ((closed?.at ?? null) !== expected) throw await outdated(tx.db, `queue:${queue}`);
  return closed;
}

async function keepClosed(
  tx: Tx,
  by: Account,
  queue: QueueId,
  before: ClosedByHand | null,
  after: ClosedByHand | null,
): Promise<void> {
  await tx.db
    .updateTable("queue")
    .set({ closed: after && JSON.stringify(after) })
    .where("id", "=", queue)
    .execute();
  await keepHistory(tx, by, "queue.changed", { queue, before: { closed: before }, after: { closed: after } });
  await hearQueue(tx, queue);
}

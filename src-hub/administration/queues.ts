import { type Finding, warning } from "../../src-shared/administration/finding.ts";
import { QueueBody } from "../../src-shared/administration/plan.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { PerChannel } from "../../src-shared/routing/channel.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { hearWait } from "../queues/waits.ts";
import { hear } from "../routing/hear.ts";
import { hearQueue, snapshotOf } from "../routing/snapshot.ts";
import type { Tx } from "../store/transact.ts";
import type { Changed, Keeper, Thing, Touched } from "./kept.ts";
import { touchedIn } from "./touched.ts";

/** Queues, with everything a queue can be told. A removed one stays as a row, for what went through it. */
export const queueKeeper: Keeper<"queues"> = {
  list: "queues",
  noun: "queue",
  body: QueueBody,
  exists: (tx, id) => tx.db.selectFrom("queue").select("id").where("id", "=", id).executeTakeFirst(),
  insert: (tx, { id, name, settings }) =>
    tx.db
      .insertInto("queue")
      .values({ id, name, settings: JSON.stringify(settings) })
      .execute(),
  update: (tx, { id, name, settings }) =>
    tx.db
      .updateTable("queue")
      .set({ name, settings: JSON.stringify(settings) })
      .where("id", "=", id)
      .execute(),
  remove: (tx, id) => tx.db.updateTable("queue").set({ removed: 1 }).where("id", "=", id).execute(),
  free: refuseWhileAtWork,
  told: toldOfQueue,
  warn: warnOfThreshold,
};

async function refuseWhileAtWork(tx: Tx, queue: QueueId): Promise<void> {
  const { waiting } = await touchedIn(tx.db, [queue]);
  if (waiting > 0) throw refuse("conflict", "queue-has-waiting", { values: { count: waiting } });
  const { count } = await tx.db
    .selectFrom("conversation")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("queue", "=", queue)
    .where("state", "!=", "closed")
    .executeTakeFirstOrThrow();
  if (count > 0) throw refuse("conflict", "queue-has-conversations", { values: { count } });
}

async function toldOfQueue(tx: Tx, house: PerChannel, { id, before, after }: Changed<"queues">): Promise<Touched> {
  if (after) await hearQueue(tx, id);
  // There is no word for a queue that is gone: the matcher hears all that there is.
  else await hear(tx, await snapshotOf(tx.db, tx.now, house));
  if (before && after) await movePriority(tx, id, before, after);
  return touchedIn(tx.db, [id]);
}

/** Who waits with the queue's own priority has its new one; what somebody gave him stays. */
async function movePriority(tx: Tx, queue: QueueId, before: Thing<"queues">, after: Thing<"queues">): Promise<void> {
  if (before.settings.priority === after.settings.priority) return;
  const rows = await tx.db
    .updateTable("wait")
    .set({ priority: after.settings.priority })
    .where("queue", "=", queue)
    .where("state", "in", ["waiting", "offered"])
    .where("priority", "=", before.settings.priority)
    .returningAll()
    .execute();
  for (const row of rows) await hearWait(tx, row);
}

/** Nobody is sent away who waits already. */
async function warnOfThreshold(tx: Tx, { id, settings: { threshold } }: Thing<"queues">): Promise<Finding[]> {
  if (threshold === null) return [];
  const { waiting } = await touchedIn(tx.db, [id]);
  if (waiting <= threshold) return [];
  return [warning("settings.threshold", "threshold-below-waiting", { waiting, above: waiting - threshold })];
}

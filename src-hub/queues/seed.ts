import type { QueueId } from "../../src-shared/queues/model.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import type { Tx } from "../store/transact.ts";

/** Makes the first queue of a hub that has none; it is changed in Administration. */
export async function seedQueue(tx: Tx, machine: Machine): Promise<void> {
  if (await tx.db.selectFrom("queue").select("id").limit(1).executeTakeFirst()) return;
  await tx.db
    .insertInto("queue")
    .values({ id: uuid7(machine) as QueueId, name: "Sales" })
    .execute();
}

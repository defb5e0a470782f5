import { enterQueue } from "../../src-hub/queues/waits.ts";
import type { Store } from "../../src-hub/store/open.ts";
import type { Tx } from "../../src-hub/store/transact.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";

/** A visitor waits in a queue from now on, by rows alone: nobody is connected, nothing is told. */
export async function arrives(tx: Tx, { machine }: Store, queue: QueueId): Promise<ConversationId> {
  const id = uuid7(machine) as ConversationId;
  await tx.db
    .insertInto("conversation")
    .values({
      id,
      visitor: id,
      visitor_name: "Maria",
      site: "site",
      site_name: "Site",
      queue,
      state: "waiting",
      waiting_since: tx.now,
      started_at: tx.now,
      note: "",
    } as never)
    .execute();
  await enterQueue(tx, machine, {
    conversation: id,
    kind: "new",
    queue,
    grp: null,
    channel: "chat",
    priority: 0,
    since: tx.now,
  });
  return id;
}

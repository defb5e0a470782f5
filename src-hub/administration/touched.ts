import type { QueueId } from "../../src-shared/queues/model.ts";
import type { Reader } from "../store/transact.ts";
import { nobody, type Touched } from "./kept.ts";

/** Who waits in these queues now, and how many conversations of theirs an agent has. */
export async function touchedIn(db: Reader, queues: readonly QueueId[]): Promise<Touched> {
  if (queues.length === 0) return nobody;
  const { waiting } = await db
    .selectFrom("wait")
    .select(({ fn }) => fn.countAll<number>().as("waiting"))
    .where("queue", "in", queues)
    .where("state", "in", ["waiting", "offered"])
    .executeTakeFirstOrThrow();
  const { conversations } = await db
    .selectFrom("conversation")
    .select(({ fn }) => fn.countAll<number>().as("conversations"))
    .where("queue", "in", queues)
    .where("state", "=", "active")
    .executeTakeFirstOrThrow();
  return { waiting, conversations };
}

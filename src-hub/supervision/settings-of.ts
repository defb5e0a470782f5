import type { QueueId } from "../../src-shared/queues/model.ts";
import { QueueSettings } from "../../src-shared/queues/settings.ts";
import type { Reader } from "../store/transact.ts";

export async function queueSettings(db: Reader, queue: QueueId): Promise<QueueSettings | undefined> {
  const row = await db
    .selectFrom("queue")
    .select("settings")
    .where("id", "=", queue)
    .where("removed", "=", 0)
    .executeTakeFirst();
  return row && QueueSettings.parse(JSON.parse(row.settings));
}

import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { VideoStarters } from "../../src-shared/administration/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { CameraMode } from "../../src-shared/video/model.ts";
import type { Tx } from "../store/transact.ts";
import { switchPermissions } from "./accounts/rights.ts";
import { applyTo, remember } from "./applied.ts";

type Applied = Promise<{ conversations: number }>;

export async function changeSite(
  tx: Tx,
  by: Account,
  { site, starters, camera }: { site: string; starters: VideoStarters; camera: CameraMode },
): Applied {
  const before = await tx.db
    .selectFrom("site")
    .select(["starters", "camera"])
    .where("id", "=", site)
    .executeTakeFirst();
  if (!before) throw refuse("gone", "site-gone");
  await tx.db.updateTable("site").set({ starters, camera }).where("id", "=", site).execute();
  await remember(tx, by, "site.changed", { site, before, after: { starters, camera } });
  return applyTo(tx, (row) => row.site === site);
}

export async function changeQueue(tx: Tx, by: Account, { queue, video }: { queue: QueueId; video: boolean }): Applied {
  const before = await tx.db.selectFrom("queue").select("video").where("id", "=", queue).executeTakeFirst();
  if (!before) throw refuse("gone", "queue-gone");
  const after = { video: video ? 1 : 0 };
  await tx.db.updateTable("queue").set(after).where("id", "=", queue).execute();
  await remember(tx, by, "queue.changed", { queue, before, after });
  return applyTo(tx, (row) => row.queue === queue);
}

/** Both are permissions of his own from then on. */
export async function changeAccount(
  tx: Tx,
  chats: number,
  by: Account,
  { account, video, escalate }: { account: AccountId; video: boolean; escalate: boolean },
): Applied {
  return switchPermissions(tx, chats, by, account, {
    "Conversation > Video > Answer": video,
    "Conversation > Video > Escalate": escalate,
  });
}

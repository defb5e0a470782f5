import type { Administration } from "../../src-shared/administration/model.ts";
import type { Reader } from "../store/transact.ts";

/** All that an administrator steers of video, by name. */
export async function readAdministration(db: Reader): Promise<Administration> {
  const sites = await db.selectFrom("site").select(["id", "name", "starters", "camera"]).orderBy("name").execute();
  const buttons = await db.selectFrom("button").selectAll().orderBy("name").execute();
  const queues = await db
    .selectFrom("queue")
    .select(["id", "name", "video"])
    .where("removed", "=", 0)
    .orderBy("name")
    .execute();
  const accounts = await db
    .selectFrom("account")
    .select(["id", "name", "role", "video", "escalate"])
    .where("active", "=", 1)
    .orderBy("name")
    .execute();
  return {
    sites: sites.map((site) => ({
      ...site,
      buttons: buttons
        .filter((button) => button.site === site.id)
        .map(({ id, key, name, camera }) => ({ id, key, name, camera })),
    })),
    queues: queues.map((queue) => ({ ...queue, video: queue.video === 1 })),
    accounts: accounts.map((account) => ({
      ...account,
      video: account.video === 1,
      escalate: account.escalate === 1,
    })),
  };
}

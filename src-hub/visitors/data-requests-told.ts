import { activeRights, permissionsIn } from "../accounts/permissions-of.ts";
import { addresses } from "../bus.ts";
import type { Reader, Tx } from "../store/transact.ts";

/** How many requests nobody has seen to. */
export async function openIn(db: Reader): Promise<number> {
  const { open } = await db
    .selectFrom("data_request")
    .select(({ fn }) => fn.countAll<number>().as("open"))
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  return open;
}

/** Tells who may delete visitors' data that some request is another. */
export async function tellWhoMay(tx: Tx): Promise<void> {
  const event = { type: "dataRequests.changed", open: await openIn(tx.db) } as const;
  for (const row of await activeRights(tx.db))
    if (permissionsIn(row).includes("Visitor > Data > Delete"))
      tx.tell(addresses.agent(row.id), { event, topic: "data-requests" });
}

import type { Selectable } from "kysely";
import * as z from "zod";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import type { Tables } from "../store/tables.ts";
import type { Reader, Tx } from "../store/transact.ts";

/** A web site that may show the widget. */
export interface Site {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly welcome: string;
  /** `scheme://host[:port]` of each page that may show it. */
  readonly origins: readonly string[];
  readonly queue: QueueId;
}

const Origins = z.array(z.string());

export async function siteByKey(db: Reader, key: string): Promise<Site | undefined> {
  return lifted(await db.selectFrom("site").selectAll().where("key", "=", key).executeTakeFirst());
}

export async function siteById(db: Reader, id: string): Promise<Site | undefined> {
  return lifted(await db.selectFrom("site").selectAll().where("id", "=", id).executeTakeFirst());
}

function lifted(row: Selectable<Tables["site"]> | undefined): Site | undefined {
  return row && { ...row, origins: Origins.parse(JSON.parse(row.origins)) };
}

/**
 * Makes the site with this key, or brings its name and origins up to date as long as nothing was published in Administration.
 * Its queue is the first there is.
 */
export async function seedSite(
  tx: Tx,
  machine: Machine,
  site: { readonly key: string; readonly name: string; readonly origin: string },
): Promise<void> {
  const queue = await tx.db.selectFrom("queue").select("id").orderBy("id").executeTakeFirstOrThrow();
  const shown = { name: site.name, origins: JSON.stringify([site.origin]) };
  await tx.db
    .insertInto("site")
    .values({ id: uuid7(machine), key: site.key, welcome: "", queue: queue.id, ...shown })
    .onConflict((conflict) => conflict.column("key").doUpdateSet(shown).where("site.version", "=", 1))
    .execute();
}

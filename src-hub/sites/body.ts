import type { Selectable } from "kysely";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type ButtonBody, SiteBody } from "../../src-shared/sites/body.ts";
import type { Tables } from "../store/tables.ts";
import type { Reader, Tx } from "../store/transact.ts";

export type SiteRow = Selectable<Tables["site"]>;

/**
 * A site as visitors have it. What has a column or a row is read from there, because other asks change it too; the rest
 * stands in `body`. A button without a look of its own is one that only pages name.
 */
export async function bodyOf(db: Reader, row: SiteRow): Promise<SiteBody> {
  const { name, queue, starters, camera } = row;
  const kept = JSON.parse(row.body) as { buttons?: ButtonBody[]; texts?: SiteBody["texts"] };
  const rows = await db.selectFrom("button").selectAll().where("site", "=", row.id).orderBy("name").execute();
  const order = (kept.buttons ?? []).map(({ key }) => key);
  const placed = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const buttons = rows
    .toSorted((one, other) => placed(one.key) - placed(other.key))
    .map(({ key, name, camera }) => {
      const look = kept.buttons?.find((button) => button.key === key) ?? { place: { how: "named" } };
      return { ...look, key, name, camera };
    });
  return SiteBody.parse({ ...kept, name, queue, starters, camera, origins: JSON.parse(row.origins), buttons });
}

/** The site with this id; refused when it is gone. */
export async function siteRow(db: Reader, id: string): Promise<SiteRow> {
  const row = await db.selectFrom("site").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "site-gone");
  return row;
}

/** Makes this what visitors have, under this version. */
export async function writeBody(
  tx: Tx,
  site: string,
  version: number,
  body: SiteBody,
  ids: () => string,
): Promise<void> {
  const { name, origins, queue, starters, camera, ...rest } = body;
  await tx.db
    .updateTable("site")
    .set({ name, origins: JSON.stringify(origins), queue, starters, camera, body: JSON.stringify(rest), version })
    .where("id", "=", site)
    .execute();
  const keys = body.buttons.map(({ key }) => key);
  const before = await tx.db.selectFrom("button").selectAll().where("site", "=", site).execute();
  for (const { id, key } of before)
    if (!keys.includes(key)) await tx.db.deleteFrom("button").where("id", "=", id).execute();
  for (const { key, name: shown, camera: own } of body.buttons)
    await tx.db
      .insertInto("button")
      .values({ id: ids(), site, key, name: shown, camera: own })
      .onConflict((conflict) => conflict.columns(["site", "key"]).doUpdateSet({ name: shown, camera: own }))
      .execute();
}

/** Equal in meaning, whatever the order in which defaults were filled in. */
export function isSame(one: SiteBody | null, other: SiteBody | null): boolean {
  const written = (body: SiteBody | null): string => JSON.stringify(body && SiteBody.parse(body));
  return written(one) === written(other);
}

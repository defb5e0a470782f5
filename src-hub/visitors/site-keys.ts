import type { Account } from "../../src-shared/accounts/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { liveKeys, type SiteKey, type siteKeyAsks } from "../../src-shared/visitors/site-keys.ts";
import type { HubPorts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import type { Reader } from "../store/transact.ts";
import { writeChange } from "../supervision/audit.ts";
import { liveKeysOf } from "./site-key-rows.ts";
import { publicKeyOf, sealedAs } from "./site-tokens.ts";

/** Keys that were retired are shown for so many milliseconds. */
const retiredShown = 365 * 86_400_000;

/** An administrator's asks about the keys of sites. No secret is in an answer or an audit row. */
export function siteKeyHandlers(
  by: Account,
  change: Change,
  { store, box }: Pick<HubPorts, "store" | "box">,
): HandlersOf<typeof siteKeyAsks> {
  return {
    "siteKeys.read": () => store.snapshot((db) => readKeys(db, store.machine.now() - retiredShown)),
    "siteKey.add": (input, call) =>
      change(call, input, async (tx) => {
        const { id, site, key } = input;
        const { db } = tx;
        if (!(await db.selectFrom("site").select("id").where("id", "=", site).executeTakeFirst()))
          throw refuse("gone", "site-gone");
        if (await db.selectFrom("site_key").select("id").where("id", "=", id).executeTakeFirst())
          throw refuse("conflict", "id-taken");
        if ((await liveKeysOf(db, site)).length >= liveKeys) throw refuse("full", "site-keys-two");
        const kept =
          "secret" in key
            ? ({ algorithm: "HS256", key: box.seal(key.secret, sealedAs(id)) } as const)
            : keptPublic(key.publicKey);
        await db
          .insertInto("site_key")
          .values({ id, site, ...kept, made_at: tx.now, made_by: by.id, used_at: null, retired_at: null })
          .execute();
        const after = { key: id, algorithm: kept.algorithm };
        await writeChange(tx, by, { act: "siteKey.added", target: `site:${site}`, before: null, after });
        return {};
      }),
    "siteKey.retire": (input, call) =>
      change(call, input, async (tx) => {
        const row = await tx.db.selectFrom("site_key").selectAll().where("id", "=", input.id).executeTakeFirst();
        if (!row || row.retired_at !== null) throw refuse("gone", "site-key-gone");
        await tx.db.updateTable("site_key").set({ retired_at: tx.now }).where("id", "=", input.id).execute();
        const before = { key: row.id, algorithm: row.algorithm };
        await writeChange(tx, by, { act: "siteKey.retired", target: `site:${row.site}`, before, after: null });
        return {};
      }),
  };
}

function keptPublic(given: string) {
  const { algorithm, pem } = publicKeyOf(given);
  return { algorithm, key: pem };
}

async function readKeys(db: Reader, since: number) {
  const sites = await db.selectFrom("site").select(["id", "key", "name"]).orderBy("name").execute();
  const rows = await db
    .selectFrom("site_key")
    .leftJoin("account", "account.id", "site_key.made_by")
    .selectAll("site_key")
    .select("account.name as by")
    .orderBy("made_at", "desc")
    .execute();
  const keysOf = (site: string): SiteKey[] =>
    rows
      .filter((row) => row.site === site && (row.retired_at === null || row.retired_at > since))
      .map(({ id, algorithm, made_at, by, used_at, retired_at }) => ({
        id,
        algorithm,
        madeAt: made_at,
        madeBy: by ?? "",
        usedAt: used_at,
        retiredAt: retired_at,
      }));
  return { sites: sites.map((site) => ({ ...site, keys: keysOf(site.id) })) };
}

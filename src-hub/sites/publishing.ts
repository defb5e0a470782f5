import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { Finding } from "../../src-shared/administration/finding.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import { SiteBody } from "../../src-shared/sites/body.ts";
import { checkSite } from "../../src-shared/sites/check-site.ts";
import { applyTo, remember } from "../administration/applied.ts";
import { acceptedIn } from "../administration/kept.ts";
import { readPlan } from "../administration/plan.ts";
import { houseCapacity } from "../routing/snapshot.ts";
import type { Tx } from "../store/transact.ts";
import { bodyOf, isSame, siteRow, writeBody } from "./body.ts";

interface Put {
  readonly version: number;
  readonly conversations: number;
  readonly warnings: Finding[];
}

/** How many versions are shown, and may be taken up again. */
export const shownVersions = 20;

/** What an administrator does with sites. */
export function publishing(machine: Machine, capacity: number) {
  const house = houseCapacity(capacity);
  const ids = (): string => uuid7(machine);

  /** Refuses what is wrong in it; answers the warnings. */
  async function checked(tx: Tx, site: string, body: SiteBody): Promise<Finding[]> {
    return acceptedIn(checkSite(await readPlan(tx.db, house), site, body));
  }

  async function put(tx: Tx, by: Account, site: string, to: SiteBody, what: Record<string, unknown>): Promise<Put> {
    const row = await siteRow(tx.db, site);
    const before = await bodyOf(tx.db, row);
    const warnings = await checked(tx, site, to);
    const version = row.version + 1;
    // What held before is a version too, though nobody has published it here: there must be a way back.
    await keepVersion(tx, "", site, row.version, before);
    await writeBody(tx, site, version, to, ids);
    await keepVersion(tx, by.id, site, version, to);
    await remember(tx, by, "site.published", { site, version, before, after: to, ...what });
    return { version, warnings, ...(await applyTo(tx, (one) => one.site === site)) };
  }

  return {
    async add(tx: Tx, by: Account, { id, key, to }: { id: string; key: string; to: SiteBody }): Promise<Put> {
      const taken = await tx.db
        .selectFrom("site")
        .select("id")
        .where((where) => where.or([where("id", "=", id), where("key", "=", key)]))
        .executeTakeFirst();
      if (taken) throw refuse("conflict", taken.id === id ? "id-taken" : "site-key-taken");
      const warnings = await checked(tx, id, to);
      await tx.db
        .insertInto("site")
        .values({ id, key, name: to.name, welcome: "", origins: "[]", queue: to.queue })
        .execute();
      await writeBody(tx, id, 1, to, ids);
      await keepVersion(tx, by.id, id, 1, to);
      await remember(tx, by, "site.added", { site: id, key, after: to });
      return { version: 1, conversations: 0, warnings };
    },

    async draft(tx: Tx, by: Account, site: string, to: SiteBody | null, expected: SiteBody | null) {
      const row = await siteRow(tx.db, site);
      const before = row.draft === null ? null : SiteBody.parse(JSON.parse(row.draft));
      if (!isSame(before, expected)) throw refuse("outdated", "row-outdated");
      const kept = { draft: to && JSON.stringify(to), draft_by: to && by.id, draft_at: to && tx.now };
      await tx.db.updateTable("site").set(kept).where("id", "=", site).execute();
      await remember(tx, by, "site.drafted", { site, before, after: to });
      return {};
    },

    async publish(tx: Tx, by: Account, site: string, expected: SiteBody): Promise<Put> {
      const row = await siteRow(tx.db, site);
      const draft = row.draft === null ? null : SiteBody.parse(JSON.parse(row.draft));
      if (draft === null || !isSame(draft, expected)) throw refuse("outdated", "row-outdated");
      await tx.db
        .updateTable("site")
        .set({ draft: null, draft_by: null, draft_at: null })
        .where("id", "=", site)
        .execute();
      return put(tx, by, site, draft, {});
    },

    async revert(tx: Tx, by: Account, site: string, version: number, expected: number): Promise<Put> {
      const row = await siteRow(tx.db, site);
      if (row.version !== expected) throw refuse("outdated", "row-outdated");
      const kept = await tx.db
        .selectFrom("site_version")
        .select("body")
        .where("site", "=", site)
        .where("version", "=", version)
        .executeTakeFirst();
      if (!kept) throw refuse("gone", "site-version-gone");
      return put(tx, by, site, SiteBody.parse(JSON.parse(kept.body)), { reverted: version });
    },
  };

  async function keepVersion(tx: Tx, by: AccountId | "", site: string, version: number, body: SiteBody): Promise<void> {
    await tx.db
      .insertInto("site_version")
      .values({ site, version, at: tx.now, by, body: JSON.stringify(body) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx.db
      .deleteFrom("site_version")
      .where("site", "=", site)
      .where("version", "<=", version - 10 * shownVersions)
      .execute();
  }
}

import type { SiteSetUp } from "../../src-shared/administration/set-up.ts";
import type { HubLog } from "../ports.ts";
import type { Store } from "../store/open.ts";
import type { Reader } from "../store/transact.ts";
import type { Site } from "./rows.ts";

/** A page that is looked at all day is written down so often, milliseconds. */
const writtenEvery = 60_000;
/** Anybody may name any origin: so many of them are remembered as written a moment ago. */
const mostRemembered = 1_000;
const longestOrigin = 300;

/** Writes down that a page of this origin has asked for the site; nothing waits for it. */
export type PageSeen = (site: Site, origin: string | undefined) => void;

export function pagesSeen({ transact, machine }: Pick<Store, "transact" | "machine">, log: HubLog): PageSeen {
  const written = new Map<string, number>();
  return (site, origin) => {
    if (origin === undefined || origin.length > longestOrigin || !/^https?:\/\//.test(origin)) return;
    const now = machine.now();
    // Of pages that may not show it one is kept: whoever makes origins up writes no more often than once.
    const isOwn = site.origins.includes(origin);
    const name = `${site.id} ${isOwn ? origin : ""}`;
    if (now - (written.get(name) ?? -Infinity) < writtenEvery) return;
    if (written.size >= mostRemembered) written.clear();
    written.set(name, now);
    transact(async (tx) => {
      if (!isOwn) {
        const own = site.origins.length === 0 ? [""] : [...site.origins];
        await tx.db
          .deleteFrom("site_seen")
          .where("site", "=", site.id)
          .where("origin", "not in", [...own, origin])
          .execute();
      }
      await tx.db
        .insertInto("site_seen")
        .values({ site: site.id, origin, first_at: tx.now, at: tx.now })
        .onConflict((conflict) => conflict.columns(["site", "origin"]).doUpdateSet({ at: tx.now }))
        .execute();
    }).catch((error: unknown) => log.defect(error, "site-seen"));
  };
}

/** Where a site was seen last: on a page of its own, and on one that is none of its own. */
export async function seenOn(
  db: Reader,
  site: string,
  origins: readonly string[],
): Promise<Pick<SiteSetUp, "seen" | "elsewhere">> {
  const rows = await db
    .selectFrom("site_seen")
    .select(["origin", "first_at as firstAt", "at"])
    .where("site", "=", site)
    .orderBy("at", "desc")
    .execute();
  return {
    seen: rows.find(({ origin }) => origins.includes(origin)) ?? null,
    elsewhere: rows.find(({ origin }) => !origins.includes(origin)) ?? null,
  };
}

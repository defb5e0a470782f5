import type { Account } from "../../src-shared/accounts/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { siteAsks } from "../../src-shared/sites/agent-asks.ts";
import { SiteBody } from "../../src-shared/sites/body.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import type { Reader } from "../store/transact.ts";
import { bodyOf } from "./body.ts";
import { publishing, shownVersions } from "./publishing.ts";
import { useOption } from "./use-option.ts";

/** An administrator's asks about sites: what stands on their pages. */
export function siteHandlers(by: Account, change: Change, hub: HubParts): HandlersOf<typeof siteAsks> {
  const { store, settings } = hub;
  const sites = publishing(store.machine, settings.capacity);
  return {
    "sites.read": () => store.snapshot((db) => readSites(db, hub.publicUrl?.())),
    "site.add": (input, call) => change(call, input, (tx) => sites.add(tx, by, input)),
    "site.draft": (input, call) =>
      change(call, input, (tx) => sites.draft(tx, by, input.site, input.to, input.expected)),
    "site.publish": (input, call) => change(call, input, (tx) => sites.publish(tx, by, input.site, input.expected)),
    "site.versions": ({ site }) => store.snapshot((db) => readVersions(db, site)),
    "site.revert": (input, call) =>
      change(call, input, (tx) => sites.revert(tx, by, input.site, input.version, input.expected)),
    "site.useOption": (input, call) => change(call, input, (tx) => useOption(tx, hub, store.machine, by, input)),
  };
}

async function readSites(db: Reader, publicUrl: string | undefined) {
  const rows = await db
    .selectFrom("site")
    .leftJoin("account", "account.id", "site.draft_by")
    .selectAll("site")
    .select("account.name as by")
    .orderBy("site.name")
    .execute();
  const sites = [];
  for (const { by, ...row } of rows) {
    const { id, key, version, draft, draft_at: at } = row;
    const begun = draft === null ? null : { body: SiteBody.parse(JSON.parse(draft)), by: by ?? "", at: at ?? 0 };
    const videoPage = publicUrl === undefined ? "" : `${publicUrl}/video/${encodeURIComponent(key)}`;
    sites.push({ id, key, version, published: await bodyOf(db, row), draft: begun, videoPage });
  }
  return { sites };
}

async function readVersions(db: Reader, site: string) {
  const rows = await db
    .selectFrom("site_version")
    .leftJoin("account", "account.id", "site_version.by")
    .select(["version", "at", "body", "account.name as by"])
    .where("site", "=", site)
    .orderBy("version", "desc")
    .limit(shownVersions)
    .execute();
  return {
    versions: rows.map(({ version, at, body, by }) => ({
      version,
      at,
      by: by ?? "",
      body: SiteBody.parse(JSON.parse(body)),
    })),
  };
}

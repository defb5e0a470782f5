import type { Selectable } from "kysely";
import { hot } from "../store/hot.ts";
import type { VisitorTables } from "../store/tables/visitors.ts";
import type { Reader } from "../store/transact.ts";

export type SiteKeyRow = Selectable<VisitorTables["site_key"]>;

const readLive = hot<SiteKeyRow>("select * from site_key where site = ? and retired_at is null");

/** The keys that a site signs with now: two at most. */
export const liveKeysOf = (db: Reader, site: string): Promise<SiteKeyRow[]> => readLive(db, [site]);

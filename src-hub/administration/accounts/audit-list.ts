import { sql } from "kysely";
import type { accountAdministrationAsks } from "../../../src-shared/accounts/account-asks.ts";
import type { Reader } from "../../store/transact.ts";
import type { InputOf, OutputOf } from "../../supervision/asked.ts";
import { auditPage } from "../../supervision/audit.ts";

type Asks = typeof accountAdministrationAsks;

/** All that was changed by anybody: by whom, by what it was, by when. */
export function listAudit(
  db: Reader,
  { by, act, from, to, before, pageOf }: InputOf<Asks, "audit.list">,
): Promise<OutputOf<Asks, "audit.list">> {
  return auditPage(db, { before, pageOf }, (query) => {
    let found = query;
    for (const word of (by ?? "").split(/\s+/).filter(Boolean))
      found = found.where(sql<boolean>`instr(lower(account.name), lower(${word})) > 0`);
    if (act !== undefined && act !== "")
      found = found.where((eb) => eb.or([eb("audit.act", "=", act), eb("audit.act", "like", `${escaped(act)}.%`)]));
    if (from !== undefined) found = found.where("audit.at", ">=", from);
    if (to !== undefined) found = found.where("audit.at", "<", to);
    return found;
  });
}

/** Acts are letters and points; what else somebody sends finds nothing. */
const escaped = (act: string): string => act.replace(/[^\w.]/g, "");

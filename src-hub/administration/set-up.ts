import type { Account } from "../../src-shared/accounts/model.ts";
import type { SetUp, setUpAsks } from "../../src-shared/administration/set-up.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { HubParts } from "../ports.ts";
import { seenOn } from "../sites/seen.ts";
import type { Change } from "../store/answered.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { audited } from "./accounts/audited.ts";
import { triedOn } from "./tried.ts";

/** An administrator's: how far the house is set up, in three steps. */
export function setUpHandlers(by: Account, change: Change, hub: HubParts): HandlersOf<typeof setUpAsks> {
  const { store, mail, publicUrl } = hub;
  return {
    "setUp.read": () =>
      store.snapshot(async (db) => {
        const accounts = await accountsIn(db, store.machine.now());
        const sites = await sitesIn(db, hub);
        const isDismissed = await isDismissedIn(db);
        const isUntouched = accounts.added === 0 && sites.every(({ seen, tried }) => seen === null && tried === null);
        return {
          isDismissed,
          isFresh: !isDismissed && isUntouched && !(await isPublished(db)),
          mail: mail.isOn,
          hub: publicUrl?.() ?? "",
          accounts,
          sites,
        };
      }),
    "setUp.dismiss": (input, call) =>
      change(call, input, async (tx) => {
        await dismiss(tx, by, input.dismissed);
        return {};
      }),
  };
}

const counted = hot<{ added: number; ready: number; invited: number }>(
  // Who was made at the first start stands in no audit row.
  `select count(*) as added,
     coalesce(sum(active = 1 and (password <> '' or exists (select 1 from identity where identity.account = account.id))), 0)
       as ready,
     coalesce(sum(active = 1 and exists (select 1 from password_link where password_link.account = account.id
       and used_at is null and expires_at > ?)), 0) as invited
   from (select distinct substr(target, 7) as id from audit where act = 'account.added') as made
     join account on account.id = made.id`,
);

async function accountsIn(db: Reader, now: number): Promise<SetUp["accounts"]> {
  const [row] = await counted(db, [now]);
  return row ?? { added: 0, ready: 0, invited: 0 };
}

async function sitesIn(db: Reader, hub: Pick<HubParts, "callReports">): Promise<SetUp["sites"]> {
  const rows = await db.selectFrom("site").select(["id", "key", "name", "origins"]).orderBy("name").execute();
  const sites: SetUp["sites"] = [];
  for (const { origins: written, ...site } of rows) {
    const origins = JSON.parse(written) as string[];
    sites.push({ ...site, origins, ...(await seenOn(db, site.id, origins)), tried: await triedOn(db, hub, site.id) });
  }
  return sites;
}

const published = hot("select 1 from site where version > 1 limit 1");
const isPublished = async (db: Reader): Promise<boolean> => (await published(db, [])).length > 0;

const dismissed = hot<{ body: string }>("select body from house where name = 'setUpDismissed'");

async function isDismissedIn(db: Reader): Promise<boolean> {
  const [row] = await dismissed(db, []);
  return row !== undefined && JSON.parse(row.body) === true;
}

async function dismiss(tx: Tx, by: Account, to: boolean): Promise<void> {
  const before = await isDismissedIn(tx.db);
  if (before === to) return;
  const body = JSON.stringify(to);
  await tx.db
    .insertInto("house")
    .values({ name: "setUpDismissed", body })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ body }))
    .execute();
  await audited(tx, by, "house.setUp", "house", { before: { dismissed: before }, after: { dismissed: to } });
}

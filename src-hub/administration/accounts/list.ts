import type { Selectable } from "kysely";
import type { accountAdministrationAsks } from "../../../src-shared/accounts/account-asks.ts";
import type { AdministeredPerson } from "../../../src-shared/accounts/administered.ts";
import { RoleId } from "../../../src-shared/accounts/ids.ts";
import { AgentRouting } from "../../../src-shared/routing/agent-settings.ts";
import { changesIn } from "../../accounts/permissions-of.ts";
import { linkRow } from "../../accounts/link-rows.ts";
import type { Tables } from "../../store/tables.ts";
import type { Reader } from "../../store/transact.ts";
import type { InputOf, OutputOf } from "../../supervision/asked.ts";

type Asks = typeof accountAdministrationAsks;
const pageOf = 100;

/** Letters are told apart as people do, which the database's `lower` knows of English only. */
const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Accounts by name, also those that are not active. */
export async function listAccounts(
  db: Reader,
  { words, team, after }: InputOf<Asks, "accounts.list">,
): Promise<OutputOf<Asks, "accounts.list">> {
  const sought = plain(words).split(/\s+/).filter(Boolean);
  const all = await db.selectFrom("account").select(["id", "name", "email", "team"]).execute();
  const keyOf = ({ name, id }: { readonly name: string; readonly id: string }) => `${plain(name)} ${id}`;
  const last = after && keyOf(after);
  const found = all
    .filter((one) => team === undefined || one.team === team)
    .filter(({ name, email }) => sought.every((word) => plain(`${name} ${email ?? ""}`).includes(word)))
    .map(({ id, name }) => ({ id, key: keyOf({ id, name }) }))
    .filter(({ key }) => last === undefined || key > last)
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const page = found.slice(0, pageOf).map(({ id }) => id);
  const accounts = await Promise.all(page.map((id) => personOf(db, id)));
  return { accounts: accounts.filter((one) => one !== undefined), more: found.length > page.length };
}

/** One account as administration sees it. */
export async function personOf(db: Reader, id: AdministeredPerson["id"]): Promise<AdministeredPerson | undefined> {
  const row = await db.selectFrom("account").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const { desks } = await db
    .selectFrom("family")
    .select(({ fn }) => fn.countAll<number>().as("desks"))
    .where("account", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirstOrThrow();
  const linked = await db.selectFrom("identity").select("subject").where("account", "=", id).executeTakeFirst();
  return { ...personIn(row), desks, isLinked: linked !== undefined, link: await linkRow(db, id) };
}

function personIn(row: Selectable<Tables["account"]>): Omit<AdministeredPerson, "desks" | "isLinked" | "link"> {
  return {
    id: row.id,
    name: row.name,
    email: row.email ?? "",
    team: row.team,
    role: row.own_role ?? RoleId.parse(row.role),
    own: changesIn(row),
    base: row.role,
    active: row.active === 1,
    hasPassword: row.password !== "",
    first: AgentRouting.parse(JSON.parse(row.routing)).first,
    since: row.created_at,
  };
}

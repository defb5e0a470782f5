import { sql } from "kysely";
import type { accountAdministrationAsks } from "../../../src-shared/accounts/account-asks.ts";
import type { AdministeredRole, RoleBody } from "../../../src-shared/accounts/administered.ts";
import { ofRole, type RoleOfAccount } from "../../../src-shared/accounts/effective.ts";
import type { RoleId } from "../../../src-shared/accounts/ids.ts";
import { type Account, roles as houseRoles } from "../../../src-shared/accounts/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { changesIn, permissionsOf, rightsWithRole } from "../../accounts/permissions-of.ts";
import type { Reader, Tx } from "../../store/transact.ts";
import type { InputOf, OutputOf } from "../../supervision/asked.ts";
import { outdated } from "../../supervision/audit.ts";
import { audited } from "./audited.ts";
import { keepAdministrator, mayChange, mayGive, warnOfOwn } from "./guards.ts";
import { settleRights } from "./settle-rights.ts";

type Asks = typeof accountAdministrationAsks;

const isOfHouse = (id: RoleId): boolean => (houseRoles as readonly string[]).includes(id);
/** As it stands in an account's row: the house's three are in `role` already. */
export const ownRole = (id: RoleId): RoleId | null => (isOfHouse(id) ? null : id);

export async function roleOf(tx: Tx, id: RoleId): Promise<RoleOfAccount> {
  const { base, own } = await bodyOf(tx, id);
  return { base, ...own };
}

async function bodyOf(tx: Tx, id: RoleId): Promise<RoleBody> {
  const row = await tx.db.selectFrom("role").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "role-gone");
  return { name: row.name, base: row.base, own: changesIn(row) };
}

/** The house's own first, then by name. */
export async function listRoles(db: Reader): Promise<AdministeredRole[]> {
  const rows = await db.selectFrom("role").selectAll().orderBy("name").execute();
  const counts = await db
    .selectFrom("account")
    .select(["role", "own_role", ({ fn }) => fn.countAll<number>().as("count")])
    .where("active", "=", 1)
    .groupBy(["role", "own_role"])
    .execute();
  const place = (id: RoleId): number => (houseRoles as readonly string[]).indexOf(id);
  return rows
    .map((row) => ({
      id: row.id,
      name: row.name,
      base: row.base,
      own: changesIn(row),
      accounts: counts
        .filter(({ role, own_role }) => (own_role ?? role) === row.id)
        .reduce((sum, { count }) => sum + count, 0),
    }))
    .toSorted((one, other) => ((place(one.id) + 4) % 4) - ((place(other.id) + 4) % 4));
}

async function checkName(tx: Tx, id: RoleId, { name }: RoleBody): Promise<void> {
  if (isOfHouse(id)) return;
  if (name === "") throw refuse("invalid", "name-missing");
  const same = await tx.db
    .selectFrom("role")
    .select("id")
    .where(sql`lower(name)`, "=", sql`lower(${name})`)
    .where("id", "!=", id)
    .executeTakeFirst();
  if (same) throw refuse("conflict", "name-taken");
}

export async function addRole(tx: Tx, by: Account, { id, to }: InputOf<Asks, "role.add">): Promise<void> {
  const taken = await tx.db.selectFrom("role").select("id").where("id", "=", id).executeTakeFirst();
  if (taken) throw refuse("conflict", "id-taken");
  await checkName(tx, id, to);
  await mayGive(tx, by, [], ofRole({ base: to.base, ...to.own }));
  await tx.db
    .insertInto("role")
    .values({ id, ...written(to) })
    .execute();
  await audited(tx, by, "role.added", `role:${id}`, { before: null, after: to });
}

/** Whoever has the role is changed with it, at once. */
export async function saveRole(
  tx: Tx,
  chats: number,
  by: Account,
  { id, to, expected, sure }: InputOf<Asks, "role.save">,
): Promise<OutputOf<Asks, "role.save">> {
  const before = await bodyOf(tx, id);
  if (!isSame(before, expected)) throw await outdated(tx.db, `role:${id}`);
  // The house's own three keep what they are; only what they may do is changed.
  const after = isOfHouse(id) ? { ...before, own: to.own } : to;
  await checkName(tx, id, after);
  await mayGive(tx, by, ofRole({ base: before.base, ...before.own }), ofRole({ base: after.base, ...after.own }));
  const holders = await rightsWithRole(tx.db, id);
  for (const holder of holders) await mayChange(tx, by, holder);
  const mine = (await permissionsOf(tx.db, by)).permissions;
  await tx.db.updateTable("role").set(written(after)).where("id", "=", id).execute();
  if (!isOfHouse(id)) await tx.db.updateTable("account").set({ role: after.base }).where("own_role", "=", id).execute();
  await warnOfOwn(tx, by, mine, sure);
  await keepAdministrator(tx);
  await audited(tx, by, "role.changed", `role:${id}`, { before, after });
  return settleRights(
    tx,
    holders.map((holder) => holder.id),
    chats,
  );
}

export async function removeRole(tx: Tx, by: Account, { id, expected }: InputOf<Asks, "role.remove">): Promise<void> {
  if (isOfHouse(id)) throw refuse("forbidden", "role-of-house");
  const before = await bodyOf(tx, id);
  if (!isSame(before, expected)) throw await outdated(tx.db, `role:${id}`);
  // Also one that is not active: his role is there again when he is.
  const count = (await rightsWithRole(tx.db, id)).length;
  if (count > 0) throw refuse("conflict", "role-used", { values: { count } });
  await tx.db.deleteFrom("role").where("id", "=", id).execute();
  await audited(tx, by, "role.removed", `role:${id}`, { before, after: null });
}

const written = ({ name, base, own }: RoleBody) => ({
  name,
  base,
  grants: JSON.stringify(own.grants),
  denials: JSON.stringify(own.denials),
});

function isSame(one: RoleBody, other: RoleBody): boolean {
  const plain = ({ name, base, own }: RoleBody) => [name, base, own.grants.toSorted(), own.denials.toSorted()];
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

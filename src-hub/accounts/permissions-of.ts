import type { AccountRights } from "../../src-shared/accounts/administered.ts";
import { type Changes, effective, type RoleOfAccount } from "../../src-shared/accounts/effective.ts";
import type { RoleId } from "../../src-shared/accounts/ids.ts";
import type { Account, AccountId, Role } from "../../src-shared/accounts/model.ts";
import { isPermission, type Permission } from "../../src-shared/accounts/permissions.ts";
import { hot } from "../store/hot.ts";
import type { Reader } from "../store/transact.ts";

export interface RightsRow {
  readonly id: AccountId;
  readonly name: string;
  readonly role: Role;
  readonly role_id: RoleId;
  readonly role_grants: string;
  readonly role_denials: string;
  readonly grants: string;
  readonly denials: string;
}

const select = `select account.id, account.name, account.role, role.id as role_id, role.grants as role_grants,
  role.denials as role_denials, account.grants, account.denials
  from account join role on role.id = coalesce(account.own_role, account.role)`;
const readOne = hot<RightsRow>(`${select} where account.id = ?`);
const readActive = hot<RightsRow>(`${select} where account.active = 1`);
const readOfRole = hot<RightsRow>(`${select} where coalesce(account.own_role, account.role) = ?`);

/** Who he is and what he may do, as the database says. Throws when there is no such account. */
export async function permissionsOf(
  db: Reader,
  { id }: Pick<Account, "id">,
): Promise<{ account: Account; permissions: Permission[] }> {
  const [row] = await readOne(db, [id]);
  if (!row) throw new Error(`There is no account ${id}.`);
  return { account: { id: row.id, name: row.name, role: row.role }, permissions: permissionsIn(row) };
}

export const rightsRow = async (db: Reader, id: AccountId): Promise<RightsRow | undefined> =>
  (await readOne(db, [id]))[0];
export const activeRights = (db: Reader): Promise<RightsRow[]> => readActive(db, []);
export const rightsWithRole = (db: Reader, role: RoleId): Promise<RightsRow[]> => readOfRole(db, [role]);

export const permissionsIn = (row: RightsRow): Permission[] => effective(roleIn(row), changesIn(row));
export const roleIn = (row: RightsRow): RoleOfAccount => ({
  base: row.role,
  ...changesIn({ grants: row.role_grants, denials: row.role_denials }),
});
export const rightsIn = (row: RightsRow): AccountRights => ({ role: row.role_id, own: changesIn(row) });

/** What stands in a row. Names that this version does not know stay there, and mean nothing. */
export function changesIn({ grants, denials }: { readonly grants: string; readonly denials: string }): Changes {
  const known = (written: string) => (JSON.parse(written) as string[]).filter(isPermission);
  return { grants: known(grants), denials: known(denials) };
}

import { powersIn } from "../../../src-shared/accounts/effective.ts";
import type { Account } from "../../../src-shared/accounts/model.ts";
import type { Permission } from "../../../src-shared/accounts/permissions.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { activeRights, permissionsIn, permissionsOf, type RightsRow } from "../../accounts/permissions-of.ts";
import type { Tx } from "../../store/transact.ts";

const keeps: Permission = "Administration > Accounts > Edit";

/** Nobody gives what he has not got: else the right to edit accounts would be every right. */
export async function mayGive(
  tx: Tx,
  by: Account,
  before: readonly Permission[],
  after: readonly Permission[],
): Promise<void> {
  const { permissions } = await permissionsOf(tx.db, by);
  const beyond = powersIn(after).find((name) => !before.includes(name) && !permissions.includes(name));
  if (beyond) throw refuse("forbidden", "permission-not-yours", { values: { permission: beyond } });
}

/** Nobody changes an account, or signs in with it by a new password, that administers what he does not. */
export async function mayChange(tx: Tx, by: Account, target: RightsRow): Promise<void> {
  if (target.id === by.id) return;
  const { permissions } = await permissionsOf(tx.db, by);
  const above = powersIn(permissionsIn(target)).find(
    (name) => name.startsWith("Administration > ") && !permissions.includes(name),
  );
  if (above) throw refuse("forbidden", "account-above-you", { values: { permission: above } });
}

/** After the change: somebody who can sign in administers accounts, or nobody ever could again. */
export async function keepAdministrator(tx: Tx): Promise<void> {
  const rows = await activeRights(tx.db);
  if (!rows.some((row) => permissionsIn(row).includes(keeps))) throw refuse("conflict", "last-administrator");
}

/** Refuses what takes something from the asker himself, unless he has said that he knows. */
export async function warnOfOwn(tx: Tx, by: Account, before: readonly Permission[], sure: boolean): Promise<void> {
  if (sure) return;
  const { permissions } = await permissionsOf(tx.db, by);
  const lost = before.filter((name) => !permissions.includes(name));
  if (lost.length > 0)
    throw refuse("conflict", "own-rights", { values: { permission: lost[0] ?? "", count: lost.length } });
}

import type { accountAdministrationAsks } from "../../../src-shared/accounts/account-asks.ts";
import type { AccountRights } from "../../../src-shared/accounts/administered.ts";
import { changedBy, changesTo, ofRole } from "../../../src-shared/accounts/effective.ts";
import type { Account, AccountId } from "../../../src-shared/accounts/model.ts";
import type { Permission } from "../../../src-shared/accounts/permissions.ts";
import { permissionsIn, rightsIn, roleIn, rightsRow, type RightsRow } from "../../accounts/permissions-of.ts";
import type { Tx } from "../../store/transact.ts";
import type { InputOf, OutputOf } from "../../supervision/asked.ts";
import { outdated } from "../../supervision/audit.ts";
import { audited } from "./audited.ts";
import { keepAdministrator, mayGive, warnOfOwn } from "./guards.ts";
import { changeable } from "./people.ts";
import { ownRole, roleOf } from "./roles.ts";
import { settleRights } from "./settle-rights.ts";

type Asks = typeof accountAdministrationAsks;

/** A role, and what is changed of it for one account. It holds at once, also on connections that stand. */
export async function setRights(
  tx: Tx,
  chats: number,
  by: Account,
  { id, to, expected, sure }: InputOf<Asks, "account.setRights">,
): Promise<OutputOf<Asks, "account.setRights">> {
  const row = await changeable(tx, by, id);
  const before = rightsIn(row);
  if (!isSame(before, expected)) throw await outdated(tx.db, `agent:${id}`);
  await roleOf(tx, to.role);
  return write(tx, chats, by, row, to, sure);
}

/** One permission or some of them, on or off, whatever his role is (001-04, 001-27): the rest stays as it is. */
export async function switchPermissions(
  tx: Tx,
  chats: number,
  by: Account,
  id: AccountId,
  wanted: Readonly<Partial<Record<Permission, boolean>>>,
): Promise<{ conversations: number }> {
  const row = await changeable(tx, by, id);
  const names = Object.keys(wanted) as Permission[];
  const held = permissionsIn(row).filter((name) => !names.includes(name));
  const now = [...held, ...names.filter((name) => wanted[name])];
  return write(tx, chats, by, row, { role: rightsIn(row).role, own: changesTo(ofRole(roleIn(row)), now) }, true);
}

async function write(
  tx: Tx,
  chats: number,
  by: Account,
  row: RightsRow,
  to: AccountRights,
  sure: boolean,
): Promise<{ conversations: number }> {
  const before = permissionsIn(row);
  const mine = row.id === by.id ? before : null;
  const role = await roleOf(tx, to.role);
  // What the asker may give is looked at before he gives it, perhaps to himself.
  await mayGive(tx, by, before, changedBy(ofRole(role), to.own));
  await tx.db
    .updateTable("account")
    .set({
      role: role.base,
      own_role: ownRole(to.role),
      grants: JSON.stringify(to.own.grants),
      denials: JSON.stringify(to.own.denials),
    })
    .where("id", "=", row.id)
    .execute();
  if (mine) await warnOfOwn(tx, by, mine, sure);
  await keepAdministrator(tx);
  const after = await rightsRow(tx.db, row.id);
  await audited(tx, by, "account.rights", `agent:${row.id}`, {
    before: rightsIn(row),
    after: after ? rightsIn(after) : to,
  });
  return settleRights(tx, [row.id], chats);
}

/** The order in which permissions are written is no difference. */
function isSame(one: AccountRights, other: AccountRights): boolean {
  const plain = ({ role, own }: AccountRights) => [role, own.grants.toSorted(), own.denials.toSorted()];
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

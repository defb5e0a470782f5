import type { RoleId, TeamId } from "../../src-shared/accounts/ids.ts";
import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import { endAccount } from "../administration/accounts/active.ts";
import { audited } from "../administration/accounts/audited.ts";
import { keepAdministrator } from "../administration/accounts/guards.ts";
import { settleRights } from "../administration/accounts/settle-rights.ts";
import { tellNewTeam } from "../canned/told.ts";
import { hearAgent, houseCapacity } from "../routing/snapshot.ts";
import type { Tx } from "../store/transact.ts";
import { freeName, outsideAccount } from "./from-outside.ts";
import { accountOf } from "./rows.ts";

// What the house's own sign-in or a directory lays down about accounts. What follows is the same as when an administrator does it.

/** Who keeps it: the account whose sign-in says it, or the administrator who let the directory in. */
export interface Keeping {
  readonly tx: Tx;
  readonly machine: Machine;
  /** Places for chats of who has none of his own. */
  readonly chats: number;
}

const targetOf = (id: AccountId): string => `agent:${id}`;

/** An account without a password, for who is signed in from outside. `by` null: it is made in its own name. */
export async function makeAccount(
  { tx, machine, chats }: Keeping,
  by: Account | null,
  { name, email, role }: { readonly name: string; readonly email: string | null; readonly role: RoleId },
): Promise<AccountId> {
  const id = uuid7(machine) as AccountId;
  const free = await freeName(tx.db, { name, email });
  await tx.db
    .insertInto("account")
    .values({ id, name: free, email, password: "", v: 1, created_at: tx.now, ...(await roleColumns(tx, role)) })
    .execute();
  const after = { name: free, email, role };
  await audited(tx, by ?? (await accountOf(tx.db, id)), "account.added", targetOf(id), { before: null, after });
  await settleRights(tx, [id], chats);
  await hearAgent(tx, id, houseCapacity(chats));
  return id;
}

/** Refused `last-administrator` when nobody could administer accounts afterwards. */
export async function setRole({ tx, chats }: Keeping, by: Account, id: AccountId, role: RoleId): Promise<void> {
  const before = await outsideAccount(tx.db, id);
  if (!before || before.roleId === role) return;
  await tx.db
    .updateTable("account")
    .set(await roleColumns(tx, role))
    .where("id", "=", id)
    .execute();
  await keepAdministrator(tx);
  await audited(tx, by, "account.rights", targetOf(id), { before: { role: before.roleId }, after: { role } });
  await settleRights(tx, [id], chats);
}

/** Whose account is not active any more is signed out everywhere, at once; what he had in hand goes back to its queue. */
export async function setActive(keeping: Keeping, by: Account, id: AccountId, active: boolean): Promise<void> {
  const { tx, chats } = keeping;
  const before = await outsideAccount(tx.db, id);
  if (!before || before.active === active) return;
  if (!active) return void (await endAccount(tx, keeping, by, id));
  await tx.db.updateTable("account").set({ active: 1 }).where("id", "=", id).execute();
  await audited(tx, by, "account.activated", targetOf(id), { before: { active: false }, after: { active: true } });
  await hearAgent(tx, id, houseCapacity(chats));
}

export async function setNames(
  { tx, chats }: Keeping,
  by: Account,
  id: AccountId,
  { name, email }: { readonly name: string; readonly email: string | null },
): Promise<void> {
  const before = await tx.db
    .selectFrom("account")
    .select(["name", "email"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const after = { name: await freeName(tx.db, { name, email }, id), email };
  if (before.name === after.name && before.email === after.email) return;
  await tx.db.updateTable("account").set(after).where("id", "=", id).execute();
  await audited(tx, by, "account.changed", targetOf(id), { before, after });
  await settleRights(tx, [id], chats);
}

/** A role of one's own counts as its base to others. Refuses `gone` for one that is not there. */
async function roleColumns(tx: Tx, role: RoleId) {
  const row = await tx.db.selectFrom("role").select(["id", "base"]).where("id", "=", role).executeTakeFirst();
  if (!row) throw refuse("gone", "role-gone");
  return { role: row.base, own_role: (row.id as string) === row.base ? null : row.id };
}

export async function setTeam({ tx, chats }: Keeping, by: Account, id: AccountId, team: TeamId): Promise<void> {
  const before = await tx.db.selectFrom("account").select("team").where("id", "=", id).executeTakeFirstOrThrow();
  if (before.team === team) return;
  await tx.db.updateTable("account").set({ team }).where("id", "=", id).execute();
  await tellNewTeam(tx, id, { before: before.team, after: team });
  await audited(tx, by, "account.changed", targetOf(id), { before, after: { team } });
  await settleRights(tx, [id], chats);
}

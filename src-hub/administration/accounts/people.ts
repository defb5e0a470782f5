import { sql } from "kysely";
import type { accountAdministrationAsks } from "../../../src-shared/accounts/account-asks.ts";
import type { AccountBody, AdministeredPerson } from "../../../src-shared/accounts/administered.ts";
import { powersIn } from "../../../src-shared/accounts/effective.ts";
import type { Account, AccountId } from "../../../src-shared/accounts/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { permissionsIn, rightsRow, type RightsRow } from "../../accounts/permissions-of.ts";
import { accountVersion } from "../../accounts/seed.ts";
import { tellNewTeam } from "../../canned/told.ts";
import { houseCapacity, hearAgent } from "../../routing/snapshot.ts";
import type { Tx } from "../../store/transact.ts";
import type { InputOf } from "../../supervision/asked.ts";
import { outdated } from "../../supervision/audit.ts";
import { audited } from "./audited.ts";
import { mayChange, mayGive } from "./guards.ts";
import { isFourEyes } from "./house.ts";
import { personOf } from "./list.ts";
import { ownRole, roleOf } from "./roles.ts";
import { settleRights } from "./settle-rights.ts";
import { signOutEverywhere } from "./sign-out.ts";

type Asks = typeof accountAdministrationAsks;

const targetOf = (id: AccountId): string => `agent:${id}`;
const bodyOf = ({ name, email, team }: AccountBody): AccountBody => ({ name, email, team });

/** An account as its administrator saw it, who may change it. */
export async function changeable(tx: Tx, by: Account, id: AccountId): Promise<RightsRow> {
  const row = await rightsRow(tx.db, id);
  if (!row) throw refuse("gone", "account-gone");
  await mayChange(tx, by, row);
  return row;
}

/** Nobody signs in with it before it has a password, or another way in. */
export async function addAccount(
  tx: Tx,
  chats: number,
  by: Account,
  { id, to, rights }: InputOf<Asks, "account.add">,
): Promise<void> {
  if (await rightsRow(tx.db, id)) throw refuse("conflict", "id-taken");
  await checkBody(tx, id, to);
  const role = await roleOf(tx, rights.role);
  await tx.db
    .insertInto("account")
    .values({
      id,
      ...written(to),
      role: role.base,
      own_role: ownRole(rights.role),
      grants: JSON.stringify(rights.own.grants),
      denials: JSON.stringify(rights.own.denials),
      password: "",
      v: accountVersion,
      created_at: tx.now,
    })
    .execute();
  const made = await rightsRow(tx.db, id);
  await mayGive(tx, by, [], made ? permissionsIn(made) : []);
  await audited(tx, by, "account.added", targetOf(id), { before: null, after: { ...to, ...rights } });
  await settleRights(tx, [id], chats);
  await hearAgent(tx, id, houseCapacity(chats));
}

/** Name, e-mail, team. */
export async function saveAccount(
  tx: Tx,
  chats: number,
  by: Account,
  { id, to, expected }: InputOf<Asks, "account.save">,
): Promise<void> {
  await changeable(tx, by, id);
  const before = bodyOf(await there(tx, id));
  if (JSON.stringify(before) !== JSON.stringify(bodyOf(expected))) throw await outdated(tx.db, targetOf(id));
  await checkBody(tx, id, to);
  await tx.db.updateTable("account").set(written(to)).where("id", "=", id).execute();
  await tellNewTeam(tx, id, { before: before.team, after: to.team });
  await audited(tx, by, "account.changed", targetOf(id), { before, after: to });
  await settleRights(tx, [id], chats);
  await hearAgent(tx, id, houseCapacity(chats));
}

const isOfAdministration = (name: string): boolean => name.startsWith("Administration > ");

/** The hash is made before the transaction: it takes longer than all others together. */
export async function setPassword(tx: Tx, by: Account, id: AccountId, password: string): Promise<void> {
  const row = await changeable(tx, by, id);
  // Else one administrator alone could sign in as the second.
  if ((await isFourEyes(tx.db)) && id !== by.id && powersIn(permissionsIn(row)).some(isOfAdministration))
    throw refuse("conflict", "four-eyes-password");
  await tx.db.updateTable("account").set({ password, v: accountVersion }).where("id", "=", id).execute();
  await audited(tx, by, "account.passwordSet", targetOf(id), { before: null, after: null });
  await signOutEverywhere(tx, id);
}

/** The row is there: it was read in this transaction. */
async function there(tx: Tx, id: AccountId): Promise<AdministeredPerson> {
  const person = await personOf(tx.db, id);
  if (!person) throw refuse("gone", "account-gone");
  return person;
}

const written = ({ name, email, team }: AccountBody) => ({ name, email: email === "" ? null : email, team });

/** Names are how people sign in, and e-mails how letters and other houses find them: each is one account's. */
async function checkBody(tx: Tx, id: AccountId, { name, email, team }: AccountBody): Promise<void> {
  const same = (column: "name" | "email", value: string) =>
    tx.db
      .selectFrom("account")
      .select("id")
      .where(sql`lower(${sql.ref(column)})`, "=", sql`lower(${value})`)
      .where("id", "!=", id)
      .executeTakeFirst();
  if (await same("name", name)) throw refuse("conflict", "name-taken");
  if (email !== "" && (await same("email", email))) throw refuse("conflict", "email-taken");
  if (team === null) return;
  const found = await tx.db.selectFrom("team").select("id").where("id", "=", team).executeTakeFirst();
  if (!found) throw refuse("gone", "team-gone");
}

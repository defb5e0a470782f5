import { sql } from "kysely";
import type { accountAdministrationAsks } from "../../../src-shared/accounts/account-asks.ts";
import type { AdministeredTeam, TeamBody } from "../../../src-shared/accounts/administered.ts";
import type { TeamId } from "../../../src-shared/accounts/ids.ts";
import type { Account } from "../../../src-shared/accounts/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { tellNewTeam } from "../../canned/told.ts";
import type { Reader, Tx } from "../../store/transact.ts";
import type { InputOf } from "../../supervision/asked.ts";
import { outdated } from "../../supervision/audit.ts";
import { audited } from "./audited.ts";

type Asks = typeof accountAdministrationAsks;

/** By name, with how many active accounts are in each. */
export async function listTeams(db: Reader): Promise<AdministeredTeam[]> {
  const teams = await db.selectFrom("team").selectAll().orderBy("name").execute();
  const counts = await db
    .selectFrom("account")
    .select(["team", ({ fn }) => fn.countAll<number>().as("count")])
    .where("active", "=", 1)
    .groupBy("team")
    .execute();
  return teams.map((team) => ({ ...team, accounts: counts.find((one) => one.team === team.id)?.count ?? 0 }));
}

export async function addTeam(tx: Tx, by: Account, { id, to }: InputOf<Asks, "team.add">): Promise<void> {
  const taken = await tx.db.selectFrom("team").select("id").where("id", "=", id).executeTakeFirst();
  if (taken) throw refuse("conflict", "id-taken");
  await checkName(tx, id, to);
  await tx.db.insertInto("team").values({ id, name: to.name }).execute();
  await audited(tx, by, "team.added", `team:${id}`, { before: null, after: to });
}

export async function saveTeam(tx: Tx, by: Account, { id, to, expected }: InputOf<Asks, "team.save">): Promise<void> {
  const before = await seen(tx, id, expected);
  await checkName(tx, id, to);
  await tx.db.updateTable("team").set({ name: to.name }).where("id", "=", id).execute();
  await audited(tx, by, "team.changed", `team:${id}`, { before, after: to });
}

/** Who was in it is in none. */
export async function removeTeam(tx: Tx, by: Account, { id, expected }: InputOf<Asks, "team.remove">): Promise<void> {
  const before = await seen(tx, id, expected);
  const members = await tx.db.selectFrom("account").select("id").where("team", "=", id).execute();
  for (const one of members) await tellNewTeam(tx, one.id, { before: id, after: null });
  await tx.db.updateTable("account").set({ team: null }).where("team", "=", id).execute();
  await tx.db.deleteFrom("team").where("id", "=", id).execute();
  await audited(tx, by, "team.removed", `team:${id}`, { before, after: null });
}

async function seen(tx: Tx, id: TeamId, expected: TeamBody): Promise<TeamBody> {
  const row = await tx.db.selectFrom("team").select("name").where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "team-gone");
  if (row.name !== expected.name) throw await outdated(tx.db, `team:${id}`);
  return row;
}

async function checkName(tx: Tx, id: TeamId, { name }: TeamBody): Promise<void> {
  const same = await tx.db
    .selectFrom("team")
    .select("id")
    .where(sql`lower(name)`, "=", sql`lower(${name})`)
    .where("id", "!=", id)
    .executeTakeFirst();
  if (same) throw refuse("conflict", "name-taken");
}

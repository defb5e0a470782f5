import type { RoleId } from "../../src-shared/accounts/ids.ts";
import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import { roleFrom } from "../accounts/from-outside.ts";
import { type Keeping, setRole, setTeam } from "../accounts/kept.ts";
import { signInRules } from "../accounts/rules.ts";

/**
 * What follows for these accounts from the groups of the directory that they are in: the role that the rules of sign-in name
 * for one of them (an agent's for none, where there are rules at all), and the team that has a group's name.
 */
export async function settleMembers(
  keeping: Keeping & { readonly by: Account },
  accounts: readonly AccountId[],
): Promise<void> {
  const { tx, by } = keeping;
  const { roles } = await signInRules(tx.db);
  const teams = await tx.db.selectFrom("team").select(["id", "name"]).orderBy("name").execute();
  const named = new Map(teams.map(({ id, name }) => [name.toLowerCase(), id]));
  for (const account of accounts) {
    const groups = await namesOfGroups(keeping, account);
    if (roles.length > 0) await setRole(keeping, by, account, roleFrom(roles, groups) ?? ("agent" as RoleId));
    const team = groups.map((name) => named.get(name.toLowerCase())).find((id) => id !== undefined);
    if (team !== undefined) await setTeam(keeping, by, account, team);
  }
}

/** All whom a directory keeps: after a change of the rules. */
export async function settleDirectory(keeping: Keeping & { readonly by: Account }): Promise<void> {
  const rows = await keeping.tx.db.selectFrom("directory_entry").select("account").execute();
  await settleMembers(
    keeping,
    rows.map(({ account }) => account),
  );
}

async function namesOfGroups({ tx }: Keeping, account: AccountId): Promise<string[]> {
  const rows = await tx.db
    .selectFrom("scim_member")
    .innerJoin("scim_group", "scim_group.id", "scim_member.scim_group")
    .select("scim_group.name")
    .where("scim_member.account", "=", account)
    .orderBy("scim_group.name")
    .execute();
  return rows.map(({ name }) => name);
}

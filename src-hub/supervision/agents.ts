import type { AccountId, Role } from "../../src-shared/accounts/model.ts";
import { type Presence, presenceIn } from "../../src-shared/presence/model.ts";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import { presenceFrom } from "../presence/presence-of.ts";
import type { Reader } from "../store/transact.ts";

interface Person {
  readonly id: AccountId;
  readonly name: string;
  readonly role: Role;
}

export function peopleIn(db: Reader): Promise<Person[]> {
  return db.selectFrom("account").select(["id", "name", "role"]).execute();
}

export async function presencesIn(db: Reader): Promise<Map<AccountId, Presence>> {
  const rows = await db.selectFrom("presence").selectAll().execute();
  const found = new Map<AccountId, Presence>();
  for (const row of rows) found.set(row.account, await presenceFrom(db, row));
  return found;
}

/** Who has never been here is offline. */
export const neverHere: Presence = presenceIn("offline", 0);

export async function skillsAndGroups(db: Reader): Promise<Pick<Names, "skills" | "groups">> {
  return {
    skills: await db.selectFrom("skill").select(["id", "name"]).orderBy("name").execute(),
    groups: await db.selectFrom("agent_group").select(["id", "name"]).orderBy("name").execute(),
  };
}

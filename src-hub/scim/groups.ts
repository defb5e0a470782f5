import type { AccountId } from "../../src-shared/accounts/model.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { cleanLine } from "../../src-shared/text/clean.ts";
import type { Reader } from "../store/transact.ts";
import { equals, type Filtering } from "./filter.ts";
import { settleMembers } from "./membership.ts";
import { gone, taken, wrong } from "./refusals.ts";
import type { ScimRequest, Written } from "./request.ts";

// Groups of a directory say roles and teams; they are kept by their names and members.

interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly external_id: string | null;
  readonly made_at: number;
  readonly changed_at: number;
}

const longest = 200;

export async function groupOf(db: Reader, id: string): Promise<Written> {
  const row = await db.selectFrom("scim_group").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw gone(id);
  return shown(row, await membersOf(db, id));
}

export async function groupsBy(db: Reader, filter: Filtering | undefined): Promise<Written[]> {
  const one = equals(filter, ["displayName", "externalId", "id"]);
  let query = db.selectFrom("scim_group").selectAll().orderBy("made_at").orderBy("id");
  if (one?.name === "displayName") query = query.where((eb) => eb.fn("lower", ["name"]), "=", one.value.toLowerCase());
  if (one?.name === "externalId") query = query.where("external_id", "=", one.value);
  if (one?.name === "id") query = query.where("id", "=", one.value);
  const groups: Written[] = [];
  for (const row of await query.execute()) groups.push(shown(row, await membersOf(db, row.id)));
  return filter && !one ? (filter.match(groups) as Written[]) : groups;
}

function shown(row: GroupRow, members: Written["members"]): Written {
  return {
    id: row.id,
    displayName: row.name,
    ...(row.external_id === null ? {} : { externalId: row.external_id }),
    members,
    meta: {
      resourceType: "Group",
      created: new Date(row.made_at).toISOString(),
      lastModified: new Date(row.changed_at).toISOString(),
    },
  };
}

export async function keepGroup(request: ScimRequest, known: string | undefined, written: Written): Promise<Written> {
  const { tx, machine } = request;
  const { displayName, externalId, members: said } = written;
  const name = typeof displayName === "string" ? cleanLine(displayName).slice(0, longest) : "";
  if (name === "") throw wrong("A group must have a displayName.");
  const same = await tx.db
    .selectFrom("scim_group")
    .select("id")
    .where((eb) => eb.fn("lower", ["name"]), "=", name.toLowerCase())
    .executeTakeFirst();
  if (same && same.id !== known) throw taken("displayName");
  if (known !== undefined) await groupOf(tx.db, known);
  const id = known ?? uuid7(machine);
  const columns = { name, external_id: typeof externalId === "string" ? externalId : null, changed_at: tx.now };
  await tx.db
    .insertInto("scim_group")
    .values({ id, made_at: tx.now, ...columns })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
    .execute();
  const before = (await membersOf(tx.db, id)).map(({ value }) => value);
  const after = await keepMembers(request, id, Array.isArray(said) ? said : []);
  await settleMembers(request, [...new Set([...before, ...after])] as AccountId[]);
  return groupOf(tx.db, id);
}

/** Members are users that this directory has made; a group in a group is none of ours, and left out. */
async function keepMembers({ tx }: ScimRequest, group: string, said: readonly unknown[]): Promise<string[]> {
  const wanted = said.flatMap((one) =>
    typeof one === "object" && one !== null && "value" in one && typeof one.value === "string" ? [one.value] : [],
  );
  await tx.db.deleteFrom("scim_member").where("scim_group", "=", group).execute();
  const kept: string[] = [];
  for (const value of new Set(wanted)) {
    const account = value as AccountId;
    const there = await tx.db
      .selectFrom("directory_entry")
      .select("account")
      .where("account", "=", account)
      .executeTakeFirst();
    if (!there) continue;
    await tx.db.insertInto("scim_member").values({ scim_group: group, account }).execute();
    kept.push(account);
  }
  return kept;
}

export async function removeGroup(request: ScimRequest, id: string): Promise<void> {
  const { tx } = request;
  await groupOf(tx.db, id);
  const members = (await membersOf(tx.db, id)).map(({ value }) => value);
  await tx.db.deleteFrom("scim_member").where("scim_group", "=", id).execute();
  await tx.db.deleteFrom("scim_group").where("id", "=", id).execute();
  await settleMembers(request, members);
}

async function membersOf(
  db: Reader,
  group: string,
): Promise<Array<{ readonly value: AccountId; readonly display: string; readonly type: "User" }>> {
  const rows = await db
    .selectFrom("scim_member")
    .innerJoin("account", "account.id", "scim_member.account")
    .select(["account.id", "account.name"])
    .where("scim_member.scim_group", "=", group)
    .orderBy("account.id")
    .execute();
  return rows.map(({ id, name }) => ({ value: id, display: name, type: "User" }));
}

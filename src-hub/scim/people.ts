import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { RoleId } from "../../src-shared/accounts/ids.ts";
import { makeAccount, setActive, setNames } from "../accounts/kept.ts";
import { accountByEmail } from "../accounts/from-outside.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { equals, type Filtering } from "./filter.ts";
import { settleMembers } from "./membership.ts";
import { gone, taken, wrong } from "./refusals.ts";
import type { ScimRequest, Written } from "./request.ts";

// Users of a directory are accounts. What a directory says of them beside name, address and being active is kept as it came.

interface PersonRow {
  readonly id: AccountId;
  readonly user_name: string | null;
  readonly external_id: string | null;
  readonly body: string;
  readonly active: number;
  readonly created_at: number;
  readonly changed_at: number;
}

const longest = 200;

function rowsOf(db: Reader) {
  return db
    .selectFrom("directory_entry")
    .innerJoin("account", "account.id", "directory_entry.account")
    .select(["account.id", "account.active", "account.created_at"])
    .select(["directory_entry.user_name", "external_id", "body", "changed_at"]);
}

export async function personOf(db: Reader, id: string): Promise<Written> {
  const row = await rowsOf(db)
    .where("account.id", "=", id as AccountId)
    .executeTakeFirst();
  if (!row) throw gone(id);
  return shown(row, await groupsOf(db, id));
}

/** Those that a filter fits; all for none. */
export async function peopleBy(db: Reader, filter: Filtering | undefined): Promise<Written[]> {
  const one = equals(filter, ["userName", "externalId", "id"]);
  let query = rowsOf(db).orderBy("account.created_at").orderBy("account.id");
  if (one?.name === "userName")
    query = query.where((eb) => eb(eb.fn("lower", ["directory_entry.user_name"]), "=", one.value.toLowerCase()));
  if (one?.name === "externalId") query = query.where("external_id", "=", one.value);
  if (one?.name === "id") query = query.where("account.id", "=", one.value as AccountId);
  const people: Written[] = [];
  for (const row of await query.execute()) people.push(shown(row, await groupsOf(db, row.id)));
  return filter && !one ? (filter.match(people) as Written[]) : people;
}

function shown(row: PersonRow, groups: Written["groups"]): Written {
  return {
    ...(JSON.parse(row.body) as Written),
    id: row.id,
    userName: row.user_name ?? "",
    ...(row.external_id === null ? {} : { externalId: row.external_id }),
    active: row.active === 1,
    groups,
    meta: {
      resourceType: "User",
      created: new Date(row.created_at).toISOString(),
      lastModified: new Date(row.changed_at).toISOString(),
    },
  };
}

/** Makes him, or brings him up to date. Who has this address here already, and no directory, is he. */
export async function keepPerson(request: ScimRequest, known: string | undefined, written: Written): Promise<Written> {
  const { tx, by } = request;
  const userName = textIn(written["userName"]);
  if (userName === "") throw wrong("A user must have a userName.");
  const email = emailIn(written, userName);
  const name = nameIn(written, userName);
  await checkFree(tx, known, userName, email);
  const role = "agent" as RoleId;
  const id =
    known === undefined
      ? ((await adopted(tx, email)) ?? (await makeAccount(request, by, { name, email, role })))
      : (known as AccountId);
  if (known !== undefined) await personOf(tx.db, known);
  await keepEntry(tx, id, userName, written);
  await setNames(request, by, id, { name, email });
  await setActive(request, by, id, written["active"] !== false);
  await settleMembers(request, [id]);
  return personOf(tx.db, id);
}

async function keepEntry(tx: Tx, account: AccountId, userName: string, written: Written): Promise<void> {
  // What is kept elsewhere, or is nobody's to keep.
  const { id: _id, meta: _meta, groups: _groups, password: _password, userName: _userName, ...rest } = written;
  const { externalId, active: _active, ...body } = rest;
  const columns = {
    user_name: userName,
    external_id: textIn(externalId) || null,
    body: JSON.stringify(body),
    changed_at: tx.now,
  };
  await tx.db
    .insertInto("directory_entry")
    .values({ account, ...columns })
    .onConflict((conflict) => conflict.column("account").doUpdateSet(columns))
    .execute();
}

/** Who is deleted in the directory is nobody here any more, but his past stays. */
export async function removePerson(request: ScimRequest, id: string): Promise<void> {
  const { tx, by } = request;
  await personOf(tx.db, id);
  const account = id as AccountId;
  await setActive(request, by, account, false);
  await tx.db.deleteFrom("scim_member").where("account", "=", account).execute();
  await tx.db.deleteFrom("directory_entry").where("account", "=", account).execute();
  await tx.db.deleteFrom("identity").where("account", "=", account).execute();
}

async function checkFree(tx: Tx, known: string | undefined, userName: string, email: string | null): Promise<void> {
  const same = await tx.db
    .selectFrom("directory_entry")
    .select("account")
    .where((eb) => eb.fn("lower", ["user_name"]), "=", userName.toLowerCase())
    .executeTakeFirst();
  if (same && same.account !== known) throw taken("userName");
  const owner = email === null ? undefined : await accountByEmail(tx.db, email);
  if (owner === undefined || owner === known) return;
  const kept = await tx.db
    .selectFrom("directory_entry")
    .select("account")
    .where("account", "=", owner)
    .executeTakeFirst();
  if (kept || known !== undefined) throw taken("e-mail address");
}

async function adopted(tx: Tx, email: string | null): Promise<AccountId | undefined> {
  return email === null ? undefined : accountByEmail(tx.db, email);
}

async function groupsOf(db: Reader, account: string): Promise<Array<{ value: string; display: string }>> {
  const rows = await db
    .selectFrom("scim_member")
    .innerJoin("scim_group", "scim_group.id", "scim_member.scim_group")
    .select(["scim_group.id", "scim_group.name"])
    .where("scim_member.account", "=", account as AccountId)
    .orderBy("scim_group.name")
    .execute();
  return rows.map(({ id, name }) => ({ value: id, display: name }));
}

const textIn = (value: unknown): string => (typeof value === "string" ? value.trim().slice(0, longest) : "");

function nameIn(written: Written, userName: string): string {
  const name = (written["name"] ?? {}) as Record<string, unknown>;
  const both = `${textIn(name["givenName"])} ${textIn(name["familyName"])}`.trim();
  return textIn(written["displayName"]) || textIn(name["formatted"]) || both || userName;
}

/** The one that is called primary, else of work, else the first; else the userName where that is one. */
function emailIn(written: Written, userName: string): string | null {
  const all = (Array.isArray(written["emails"]) ? written["emails"] : []) as Array<Record<string, unknown>>;
  const best = all.find(({ primary }) => primary === true) ?? all.find(({ type }) => type === "work") ?? all[0];
  const email = textIn(best?.["value"]) || userName;
  return /^[^\s@]+@[^\s@]+$/.test(email) ? email.toLowerCase() : null;
}

import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Insertable } from "kysely";
import type { AccountId, Role } from "../../src-shared/accounts/model.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import type { Store } from "../store/open.ts";
import type { Tables } from "../store/tables.ts";
import { hashPassword, randomPassword } from "./passwords.ts";

const first: ReadonlyArray<{ name: string; role: Role }> = [
  { name: "Anna Lindqvist", role: "agent" },
  { name: "Jonas Weber", role: "agent" },
  { name: "Mira Salonen", role: "supervisor" },
  { name: "Ada Novak", role: "administrator" },
];

/** How an account's password is written today. */
export const accountVersion = 1;

/** What `accounts.json` in the data folder holds a list of, for the owner of the folder only. */
interface SeededAccount {
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/** Makes the first accounts of a hub that has none, with passwords that nobody chose. Answers whether it did. */
export async function seedAccounts({ transact, read, machine }: Store, data: string): Promise<boolean> {
  if (await read.selectFrom("account").select("id").limit(1).executeTakeFirst()) return false;
  const seeded = first.map((account) => ({ ...account, password: randomPassword() }));
  // One after another: each takes 19 MiB, and what they take together the process would keep.
  const rows: Insertable<Tables["account"]>[] = [];
  for (const { name, role, password } of seeded) {
    const id = uuid7(machine) as AccountId;
    rows.push({ id, name, role, password: await hashPassword(password), v: accountVersion, created_at: machine.now() });
  }
  // The file first: rows without it would be accounts that nobody can use.
  writeAccounts(data, seeded);
  await transact(async (tx) => {
    await tx.db.insertInto("account").values(rows).execute();
  });
  return true;
}

function writeAccounts(data: string, accounts: readonly SeededAccount[]): void {
  const file = join(data, "accounts.json");
  writeFileSync(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

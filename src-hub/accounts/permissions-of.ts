import type { Account } from "../../src-shared/accounts/model.ts";
import { defaultsOf, type Permission } from "../../src-shared/accounts/permissions.ts";
import type { Reader } from "../store/transact.ts";
import { accountOf } from "./rows.ts";

/** Who he is and what he may do, as the database says. */
export async function permissionsOf(
  db: Reader,
  { id }: Pick<Account, "id">,
): Promise<{ account: Account; permissions: Permission[] }> {
  const account = await accountOf(db, id);
  return { account, permissions: [...defaultsOf(account.role)] };
}

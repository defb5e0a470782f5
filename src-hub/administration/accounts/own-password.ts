import type { accountAdministrationAsks } from "../../../src-shared/accounts/account-asks.ts";
import type { Account } from "../../../src-shared/accounts/model.ts";
import type { Call } from "../../../src-shared/rpc/contract.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { hashPassword, isPassword } from "../../accounts/passwords.ts";
import type { HubParts } from "../../ports.ts";
import type { Change } from "../../store/answered.ts";
import type { InputOf } from "../../supervision/asked.ts";
import { audited } from "./audited.ts";
import { signOutEverywhere } from "./sign-out.ts";

type Asks = typeof accountAdministrationAsks;

/** His own, when he knows the one before; his other sign-ins end. Refused `forbidden` with `wrong-password`. */
export async function changePassword(
  { store: { read }, signIn: { tries } }: Pick<HubParts, "store" | "signIn">,
  by: Account,
  family: string,
  change: Change,
  call: Call,
  { before, password }: InputOf<Asks, "account.changePassword">,
): Promise<Record<string, never>> {
  // Who sits at a desk that was left open cannot guess.
  const attempt = tries.begin(by.id, family);
  const row = await read.selectFrom("account").select("password").where("id", "=", by.id).executeTakeFirst();
  // Who comes by the house's sign-in alone has none that he could know.
  if (!row || row.password === "" || !(await isPassword(before, row.password)))
    throw refuse("forbidden", "wrong-password");
  attempt.right();
  const hash = await hashPassword(password);
  // What is kept under the key is no hash of a password.
  return change(call, {}, async (tx) => {
    await tx.db.updateTable("account").set({ password: hash }).where("id", "=", by.id).execute();
    await audited(tx, by, "account.passwordChanged", `agent:${by.id}`, { before: null, after: null });
    await signOutEverywhere(tx, by.id, family);
    return {};
  });
}

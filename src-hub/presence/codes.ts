import type { StateCode } from "../../src-shared/presence/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { addresses } from "../bus.ts";
import type { Reader, Tx } from "../store/transact.ts";
import type { Choice } from "./rules.ts";

/** The house's own words for states that may be chosen now, by name. */
export function codesOf(db: Reader): Promise<StateCode[]> {
  return db
    .selectFrom("state_code")
    .select(["id", "name", "state"])
    .where("removed", "=", 0)
    .orderBy("name")
    .orderBy("id")
    .execute();
}

/** They were changed: every desk's menu shows them. */
export async function tellCodes(tx: Tx): Promise<void> {
  tx.tell(addresses.desks, { event: { type: "codes.changed", codes: await codesOf(tx.db) }, topic: "codes" });
}

/** Refuses a code that the house does not have (any more), or has for another state. */
export async function checkCode(db: Reader, { state, code }: Choice): Promise<void> {
  if (code !== null && !(await codesOf(db)).some((known) => known.id === code && known.state === state))
    throw refuse("invalid", "code-unknown");
}

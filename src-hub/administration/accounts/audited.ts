import type { Account } from "../../../src-shared/accounts/model.ts";
import { appendHistory } from "../../store/append.ts";
import type { Tx } from "../../store/transact.ts";
import { writeChange } from "../../supervision/audit.ts";

/** One row of who changed what of people, with what it was; `target` is "agent:ID", "role:ID", "team:ID" or "house". */
export async function audited(
  tx: Tx,
  by: Account,
  act: string,
  target: string,
  change: { readonly before: unknown; readonly after: unknown },
): Promise<void> {
  await appendHistory(tx, "configuration", act, { by: by.id, target, ...change });
  await writeChange(tx, by, { act, target, ...change });
}

import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { Permission } from "../../../src-shared/accounts/permissions.ts";
import { activeRights, permissionsIn } from "../../accounts/permissions-of.ts";
import { addresses } from "../../bus.ts";
import type { Tx } from "../../store/transact.ts";

/** Who decides at all; of each change only who may do it himself (see `mine-approvals.ts`). */
export const decides: Permission = "Administration > Accounts > Edit";

/** Something that two must agree to was asked or decided: who asked hears of it, and who may decide. Each reads what it is for him. */
export async function tellApprovals(tx: Tx, askedBy: AccountId): Promise<void> {
  const event = { type: "approvals.changed" } as const;
  const rows = await activeRights(tx.db);
  for (const row of rows)
    if (row.id === askedBy || permissionsIn(row).includes(decides)) tx.tell(addresses.agent(row.id), { event });
}

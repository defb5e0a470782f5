import type { Account, AccountId } from "../../../src-shared/accounts/model.ts";
import { AgentRouting } from "../../../src-shared/routing/agent-settings.ts";
import { hearAgent, houseCapacity } from "../../routing/snapshot.ts";
import type { Tx } from "../../store/transact.ts";
import { remember } from "../applied.ts";
import { changeable } from "./people.ts";

/** "Address first" (features 001-05) stands among what the router knows of him; the rest of it stays. */
export async function setFirst(
  tx: Tx,
  chats: number,
  by: Account,
  { id, first }: { id: AccountId; first: boolean },
): Promise<void> {
  await changeable(tx, by, id);
  const row = await tx.db.selectFrom("account").select("routing").where("id", "=", id).executeTakeFirstOrThrow();
  const before = AgentRouting.parse(JSON.parse(row.routing));
  if (before.first === first) return;
  const routing = JSON.stringify({ ...before, first });
  await tx.db.updateTable("account").set({ routing }).where("id", "=", id).execute();
  await remember(tx, by, "account.changed", { account: id, before: { first: before.first }, after: { first } });
  await hearAgent(tx, id, houseCapacity(chats));
}

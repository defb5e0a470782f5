import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { SupervisorAct } from "../../src-shared/supervision/audit.ts";
import { addresses } from "../bus.ts";
import type { Tx } from "../store/transact.ts";

/** The agent concerned reads it in one sentence; who acts on himself knows. */
export function tellAgent(
  tx: Tx,
  by: Account,
  agent: AccountId,
  { act, values = {}, reason }: { act: SupervisorAct; values?: Record<string, string>; reason: string },
): void {
  if (agent === by.id) return;
  const event = { type: "supervisor.acted", at: tx.now, by: by.name, act, values, reason } as const;
  tx.tell(addresses.agent(agent), { event });
}

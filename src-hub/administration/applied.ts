import type { Account } from "../../src-shared/accounts/model.ts";
import { addresses } from "../bus.ts";
import { appendHistory } from "../store/append.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { ruleAgain } from "../video/ruling.ts";

/** Rules again for every running conversation that a change reaches; answers how many are different now. */
export async function applyTo(tx: Tx, reached: (row: ConversationRow) => boolean): Promise<{ conversations: number }> {
  const running = await tx.db.selectFrom("conversation").selectAll().where("state", "=", "active").execute();
  let conversations = 0;
  for (const row of running) if (reached(row) && (await ruleAgain(tx, row))) conversations += 1;
  return { conversations };
}

/** One row of the configuration's history: who changed what, and what it was. Whoever holds a copy reads it again. */
export function remember(tx: Tx, by: Account, type: string, change: Record<string, unknown>): Promise<void> {
  tx.tell(addresses.configuration, { wake: true });
  return appendHistory(tx, "configuration", type, { by: by.id, ...change });
}

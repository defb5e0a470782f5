import type { Account } from "../../src-shared/accounts/model.ts";
import type { CannedId } from "../../src-shared/canned/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { addresses } from "../bus.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";

// Those that he may use: his own, of the house, of his team, of queues.
const readUsable = hot<{ id: string }>(
  `select canned.id from canned join account on account.id = ?
   where canned.id = ? and (canned.scope in ('personal:' || account.id, 'team:', 'team:' || coalesce(account.team, ''))
     or canned.scope like 'queue:%')`,
);
const count = hot<{ count: number }>(
  `insert into canned_use (account, canned, count, at) values (?, ?, 1, ?)
   on conflict (account, canned) do update set count = canned_use.count + 1, at = excluded.at returning count`,
);

/** Whether it is there, and his to use. */
export async function isUsable(db: Reader, by: Account, canned: string): Promise<boolean> {
  return (await readUsable(db, [by.id, canned])).length > 0;
}

/** It was put into a text: what one uses often stands first. */
export async function useCanned(tx: Tx, by: Account, canned: CannedId): Promise<void> {
  if (!(await isUsable(tx.db, by, canned))) throw refuse("gone", "canned-gone");
  const [row] = await count(tx.db, [by.id, canned, tx.now]);
  const use = { canned, count: row!.count, at: tx.now };
  tx.tell(addresses.agent(by.id), { event: { type: "canned.used", use }, topic: "canned.used" });
}

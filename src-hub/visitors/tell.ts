import type { VisitorId } from "../../src-shared/conversations/model.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { addresses } from "../bus.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { viewOf } from "./rows.ts";

const withStaff = hot<ConversationRow>(
  "select * from conversation where visitor = ? and state in ('active', 'wrap-up')",
);
const partsOf = hot<{ account: AccountId }>("select account from part where conversation = ? and until is null");

/** Tells the staff who have one of his conversations what is known of him now. */
export async function tellStaff(tx: Tx, visitor: VisitorId): Promise<void> {
  for (const row of await withStaff(tx.db, [visitor])) {
    const parts = await partsOf(tx.db, [row.id]);
    const event = { type: "visitor.changed", conversation: row.id, visitor: await viewOf(tx.db, row) } as const;
    for (const account of new Set([row.agent, ...parts.map((part) => part.account)]))
      if (account !== null) tx.tell(addresses.agent(account), { event, topic: `visitor/${row.id}` });
  }
}

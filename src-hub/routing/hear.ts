import { addresses } from "../bus.ts";
import { hot } from "../store/hot.ts";
import type { Tx } from "../store/transact.ts";
import type { RoutingInput } from "./inputs.ts";

const insert = hot<{ seq: number }>("insert into routing_input (at, kind, body) values (?, ?, ?) returning seq");

/** Writes what the matcher is to know in the transaction that makes it so; it hears it after the commit, in order. */
export async function hear(tx: Tx, input: RoutingInput): Promise<void> {
  const [written] = await insert(tx.db, [tx.now, input.kind, JSON.stringify(input)]);
  tx.tell(addresses.matcher, { routing: { seq: written!.seq, at: tx.now, input } });
}

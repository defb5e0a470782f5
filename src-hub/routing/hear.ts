import { addresses } from "../bus.ts";
import type { Tx } from "../store/transact.ts";
import type { RoutingInput } from "./inputs.ts";

/** Writes what the matcher is to know in the transaction that makes it so; it hears it after the commit, in order. */
export async function hear(tx: Tx, input: RoutingInput): Promise<void> {
  const { seq } = await tx.db
    .insertInto("routing_input")
    .values({ at: tx.now, kind: input.kind, body: JSON.stringify(input) })
    .returning("seq")
    .executeTakeFirstOrThrow();
  tx.tell(addresses.matcher, { routing: { seq, at: tx.now, input } });
}

import { createHash } from "node:crypto";
import type { Call } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { hot } from "./hot.ts";
import type { Transact, Tx } from "./transact.ts";

const readKept = hot<{ ask: string; hash: string; answer: string }>(
  "select ask, hash, answer from answered where asker = ? and key = ?",
);
const keep = hot("insert into answered (asker, key, ask, hash, answer, at) values (?, ?, ?, ?, ?, ?)");

/** Runs the work of one ask that changes something; a repeat under the same key gets the first answer. */
export type Change = <T>(call: Call, input: unknown, work: (tx: Tx) => Promise<T>) => Promise<T>;

/**
 * Keeps (asker, key, hash of the input, answer) in the transaction of the work itself. The same key with another input or
 * another ask is refused with `conflict`. Answers kept here hold no secrets: asks that answer secrets change nothing.
 */
export function changesOf(transact: Transact, asker: string): Change {
  return (call, input, work) => {
    const key = call.key;
    if (key === undefined) return Promise.reject(refuse("invalid", "key-missing"));
    const hash = createHash("sha256").update(JSON.stringify(input)).digest("base64");
    return transact(async (tx) => {
      const [kept] = await readKept(tx.db, [asker, key]);
      if (kept) {
        if (kept.ask !== call.ask || kept.hash !== hash) throw refuse("conflict", "key-reused");
        return JSON.parse(kept.answer) as Awaited<ReturnType<typeof work>>;
      }
      const answer = await work(tx);
      await keep(tx.db, [asker, key, call.ask, hash, JSON.stringify(answer), tx.now]);
      return answer;
    });
  };
}

/** An answer is kept for a day: no client repeats an ask for longer. */
const keptFor = 24 * 3_600_000;

export async function forgetAnswers(tx: Tx): Promise<void> {
  await tx.db
    .deleteFrom("answered")
    .where("at", "<", tx.now - keptFor)
    .execute();
}

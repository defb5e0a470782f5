import type { Reader, Tx } from "../store/transact.ts";
import type { Letter } from "./transport.ts";

/**
 * One kind of letter. Subject and words are the house's own: nothing that anybody typed goes to an address that is not
 * proved to be his (reliability.md §3, relay).
 */
export interface LetterTemplate<Values> {
  /** Made when it is sent; undefined: there is nothing to send any more. */
  write(values: Values, db: Reader): Promise<Letter | undefined>;
  /** It was given up: who waits for it is told, in one transaction with that. */
  failed?(tx: Tx, values: Values): Promise<void>;
}

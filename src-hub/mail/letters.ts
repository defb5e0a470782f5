import type { Reader, Tx } from "../store/transact.ts";
import type { Letter } from "./transport.ts";

/** What each kind of letter is filled with. A feature adds its own kind here and its template in `lettersOf`. */
export interface LetterValues {
  /** Proves that who typed an address reads its mail. */
  code: { readonly code: string; readonly minutes: number };
}
export type LetterKind = keyof LetterValues;

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

export type Letters = { readonly [Kind in LetterKind]: LetterTemplate<LetterValues[Kind]> };

/** Every kind of letter that the hub writes: one line a feature. `house` is the organisation's name. */
export function lettersOf(house: string): Letters {
  return {
    code: {
      write: async ({ code, minutes }) => ({
        subject: `${house}: your code is ${code}`,
        text: [
          `Your code is ${code}. It is good for ${minutes} minutes.`,
          `You asked for a copy of your conversation with ${house}. Type the code where you asked for it.`,
          "If you asked for nothing, do nothing: without the code nothing is sent to you.",
        ].join("\n\n"),
      }),
    },
  };
}

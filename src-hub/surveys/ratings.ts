import type { Store } from "../store/open.ts";
import { type Rating, rateByLink, ratingOf } from "./by-mail.ts";

/** What the page behind a letter's link asks of the hub. */
export interface Ratings {
  look(token: string): Promise<Rating>;
  /** Refused as `rateByLink` says. */
  rate(token: string, said: { score: number; text: string }): Promise<void>;
}

export const ratingsOf = (store: Store): Ratings => ({
  look: (token) => store.snapshot((db) => ratingOf(db, token, store.machine.now())),
  rate: (token, said) => store.transact((tx) => rateByLink(tx, token, said)),
});

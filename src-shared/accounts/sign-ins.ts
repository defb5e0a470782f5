import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { AccountId } from "./model.ts";

/** From where a desk asks: this machine, a private network, or the internet. No address is kept. */
export const SignInPlace = z.enum(["here", "private", "internet"]);
export type SignInPlace = z.infer<typeof SignInPlace>;
/** How it was begun. */
export const SignInWay = z.enum(["password", "ticket", "house"]);
export type SignInWay = z.infer<typeof SignInWay>;

/** One sign-in at one desk, and all the tokens that follow from it. Times are epoch milliseconds of the hub's clock. */
export const SignInRow = z.object({
  id: z.string(),
  /** The desk's name; empty for one that gave none. */
  device: z.string(),
  place: z.nullable(SignInPlace),
  way: SignInWay,
  since: z.number(),
  /** To a quarter of an hour. */
  seen: z.number(),
  /** The one over which this was asked. */
  isThis: z.boolean(),
});
export type SignInRow = z.infer<typeof SignInRow>;

const list = z.object({ signIns: z.array(SignInRow) });
const ended = z.object({ count: z.int() });

/** Where somebody is signed in. Ending one closes its connections at once. */
export const signInAsks = {
  "signIn.list": { input: nothing, output: list, changes: false },
  /** Refused with `gone` for one that is another's, or over. */
  "signIn.end": { input: z.object({ id: z.string() }), output: nothing, changes: true },
  /** All but this one. */
  "signIn.endOthers": { input: nothing, output: ended, changes: true },
  "signIn.listOf": { input: z.object({ account: AccountId }), output: list, changes: false },
  "signIn.endOf": {
    input: z.object({ account: AccountId, id: z.nullable(z.string()) }),
    output: ended,
    changes: true,
  },
} as const;

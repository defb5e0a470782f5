import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { AccountId } from "./model.ts";
import { Enrolment } from "./sign-in.ts";

const code = z.string().check(z.maxLength(40));

/** The code app of the account that asks. */
export const CodeApp = z.object({
  /** Since when; null: there is none. */
  since: z.nullable(z.number()),
  /** Recovery codes that are left. */
  recovery: z.int(),
  isWanted: z.boolean(),
  /** False: the house's own sign-in sees to the second step. */
  hasPassword: z.boolean(),
});
export type CodeApp = z.infer<typeof CodeApp>;

export const codeAppAsks = {
  "codeApp.read": { input: nothing, output: CodeApp, changes: false },
  /** A new app on its way in; changes nothing. */
  "codeApp.offer": { input: nothing, output: Enrolment, changes: false },
  /** Refused with `code-wrong`, `enrolment-too-late`, or `code-app-there`. */
  "codeApp.confirm": {
    input: z.object({ proof: z.string().check(z.maxLength(4000)), code }),
    output: nothing,
    changes: true,
  },
  /** Takes a code, of the app or a recovery code. Refused with `code-app-wanted` where the house wants one. */
  "codeApp.remove": { input: z.object({ code }), output: nothing, changes: true },
  /** An administrator's, for who lost his: the app and its recovery codes go, and so do his desks' good names. */
  "codeApp.reset": { input: z.object({ account: AccountId }), output: nothing, changes: true },
  "codeApp.want": { input: z.object({ account: AccountId, isWanted: z.boolean() }), output: nothing, changes: true },
} as const;

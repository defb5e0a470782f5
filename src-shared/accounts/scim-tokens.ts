import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { lineOf } from "../text/clean.ts";

/** A directory's right to keep accounts. The token itself is shown once, and kept by nobody here. */
export const ScimToken = z.object({
  id: z.uuid(),
  name: z.string(),
  madeAt: z.number(),
  /** The administrator in whose name the directory acts. */
  by: z.string(),
  /** To a minute; null: never. */
  usedAt: z.nullable(z.number()),
});
export type ScimToken = z.infer<typeof ScimToken>;

export const scimTokenAsks = {
  "scimTokens.read": {
    input: nothing,
    output: z.object({ tokens: z.array(ScimToken), address: z.nullable(z.string()) }),
    changes: false,
  },
  /** A token on its way; changes nothing. */
  "scimToken.offer": { input: nothing, output: z.object({ token: z.string(), proof: z.string() }), changes: false },
  /** From now on the token that was offered counts. Refused with `offer-too-late`. */
  "scimToken.keep": {
    input: z.object({
      proof: z.string().check(z.maxLength(2000)),
      name: z.pipe(lineOf(60), z.string().check(z.minLength(1, "name-missing"))),
    }),
    output: nothing,
    changes: true,
  },
  /** Nothing is taken from it any more, at once. */
  "scimToken.remove": { input: z.object({ id: z.uuid() }), output: nothing, changes: true },
} as const;

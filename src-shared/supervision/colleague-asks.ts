import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { Colleague, Names } from "./colleague.ts";

/** A watch ends by itself after so long, milliseconds: whoever goes on looking asks again before that. */
export const watchFor = 60_000;

/**
 * Colleagues' live states, for any agent. The answer is all of them, then `colleagues.changed` brings what changed, once a
 * second at most. With `held`, the version that the asker has, `colleagues` is null if nothing has changed since.
 */
export const colleagueAsks = {
  "colleagues.watch": {
    input: z.object({ held: z.optional(z.int()) }),
    output: z.object({ version: z.int(), colleagues: z.nullable(z.array(Colleague)), names: Names }),
    changes: false,
  },
  "colleagues.unwatch": { input: nothing, output: nothing, changes: false },
} as const;

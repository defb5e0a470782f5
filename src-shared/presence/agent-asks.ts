import * as z from "zod/mini";
import { CodeId } from "../routing/ids.ts";
import { ChosenState, MachineUse, Presence, ReadinessPart } from "./model.ts";

/** A state, and if wished one of the house's codes for it. */
const Choice = z.object({ state: ChosenState, code: z.optional(z.nullable(CodeId)) });

/** All refuse `invalid` for a code that the house does not have, or has for another state (`code-unknown`). */
export const presenceAsks = {
  /** Now: what rings goes back to the queue unless he is available; what he has in hand stays his. */
  "presence.set": { input: Choice, output: Presence, changes: true },
  /** As soon as his work is done; nothing new is offered until then. Without work: now. Null: not any more. */
  "presence.next": { input: z.object({ next: z.nullable(Choice) }), output: Presence, changes: true },
  /** What this desk found wanting when it tested itself; empty: all is well. */
  "presence.ready": {
    input: z.object({ unready: z.array(ReadinessPart).check(z.maxLength(8)) }),
    output: Presence,
    changes: true,
  },
  /** What this desk's workstation is at from now on; null: somebody uses it. */
  "presence.machine": { input: z.object({ use: z.nullable(MachineUse) }), output: Presence, changes: true },
} as const;

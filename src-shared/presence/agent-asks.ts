import * as z from "zod/mini";
import { Presence, chosenStates } from "./model.ts";

export const presenceAsks = {
  "presence.set": { input: z.object({ state: z.enum(chosenStates) }), output: Presence, changes: true },
} as const;

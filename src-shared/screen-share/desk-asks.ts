import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";

/** How a screen is chosen on this machine: by the system's own picker, or among sources that we show. */
export const ScreenChoice = z.discriminatedUnion("picker", [
  z.object({ picker: z.literal("system") }),
  z.object({
    picker: z.literal("ours"),
    sources: z.array(
      z.object({ id: z.string(), name: z.string(), kind: z.enum(["screen", "window"]), thumbnail: z.string() }),
    ),
  }),
]);
export type ScreenChoice = z.infer<typeof ScreenChoice>;

export const screenAsks = {
  "screen.list": { input: nothing, output: ScreenChoice, changes: false },
  /** The next capture in the desk's window, and only that one, gets this source. */
  "screen.choose": { input: z.object({ source: z.string() }), output: nothing, changes: false },
} as const;

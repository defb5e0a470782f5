import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";

const ScreenKind = z.enum(["screen", "window"]);
export type ScreenKind = z.infer<typeof ScreenKind>;

/** `thumbnail` is a data URL, or empty where there is none yet. `name` is a window's title: untrusted text. */
const ScreenSource = z.object({ id: z.string(), name: z.string(), kind: ScreenKind, thumbnail: z.string() });
export type ScreenSource = z.infer<typeof ScreenSource>;

/** How a screen is chosen on this machine: by the system's own picker, or among sources that we show. */
export const ScreenChoice = z.discriminatedUnion("picker", [
  z.object({ picker: z.literal("system") }),
  z.object({
    picker: z.literal("ours"),
    /** Whether the system lets this program see the screen. `denied`: until the person allows it and starts it again. */
    access: z.enum(["granted", "denied"]),
    /** The system's sound can be given with it, without the call in it. */
    sound: z.boolean(),
    /** Without thumbnails, which are the slow part: see `screen.pictures`. */
    sources: z.array(ScreenSource),
  }),
]);
export type ScreenChoice = z.infer<typeof ScreenChoice>;

export const screenAsks = {
  "screen.list": { input: nothing, output: ScreenChoice, changes: false },
  /** All of one kind that there are now, with thumbnails; asked again while a picker shows them. */
  "screen.pictures": {
    input: z.object({ kind: ScreenKind }),
    output: z.object({ sources: z.array(ScreenSource) }),
    changes: false,
  },
  /** The next capture in the desk's window, and only that one, gets this source; within ten seconds. */
  "screen.choose": { input: z.object({ source: z.string(), sound: z.boolean() }), output: nothing, changes: false },
  /** Shows where the system's own permission to see the screen is changed. */
  "screen.openSettings": { input: nothing, output: nothing, changes: false },
} as const;

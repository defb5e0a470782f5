import * as z from "zod/mini";

/** Keys that work all over the machine while a call runs, where the shell can hold them; `Mod` as in the window's own. */
export const callKeys = {
  microphone: "Mod+Alt+Shift+M",
  end: "Mod+Alt+Shift+E",
  show: "Mod+Alt+Shift+W",
} as const;

export const CallKey = z.enum(["microphone", "end", "show"]);
export type CallKey = z.infer<typeof CallKey>;

/** What of a call there is outside of the desk's window. */
export const Outside = z.object({
  /** `window`: the page may open one small window, which the shell keeps on top. `page`: what the browser has. */
  miniBar: z.enum(["window", "page"]),
  /** Those that are held; the others belong to other programs, or the shell holds none. */
  keys: z.array(CallKey),
});
export type Outside = z.infer<typeof Outside>;

export const miniBarAsks = {
  /** A call begins or ends in this window: its keys are held or let go. */
  "outside.follow": { input: z.object({ isInCall: z.boolean() }), output: Outside, changes: false },
} as const;

/** Passing. One of the held keys was pressed, whatever program was in front; `show` is the shell's own to do. */
export const CallKeyPressed = z.object({ type: z.literal("callKey.pressed"), key: CallKey });

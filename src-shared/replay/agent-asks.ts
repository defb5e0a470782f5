import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { DayChanges } from "./changes.ts";
import { DayChecked, DayKnown, DayName, KeptDay, WhatIf } from "./model.ts";

/**
 * A day's routing again (features leap 4), for supervisors and administrators; everybody else is refused `forbidden`. A
 * hub works at one of these at a time, beside everything else that it does: others are refused `busy`. What takes longer
 * than a minute is refused `unavailable`, a day without rows `gone`, one with too many `full`.
 */
export const replayAsks = {
  /** The newest first, a month of them at most. */
  "replay.days": { input: nothing, output: z.object({ days: z.array(KeptDay) }), changes: false },
  "replay.day": { input: z.object({ day: DayName }), output: DayKnown, changes: false },
  /** Whether the same matcher decides the same again. */
  "replay.check": { input: z.object({ day: DayName }), output: DayChecked, changes: false },
  /** The same seed gives the same answer. Names and settings that the day does not understand are refused `invalid`. */
  "replay.whatIf": {
    input: z.object({ day: DayName, changes: DayChanges, seed: z.int().check(z.minimum(0), z.maximum(2 ** 31)) }),
    output: WhatIf,
    changes: false,
  },
  /** Ends what the asker has running: that is refused `gone`. */
  "replay.stop": { input: nothing, output: nothing, changes: false },
} as const;

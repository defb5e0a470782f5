import fc from "fast-check";

const doings = [
  "say",
  "reply",
  "edit",
  "delete",
  "note",
  "draft",
  "mark",
  "cut",
  "mend",
  "pause-up",
  "pause-down",
  "resume",
  "twice-up",
  "twice-down",
  "late",
  "kill",
  "hand-over",
  "time",
] as const;
export type Doing = (typeof doings)[number];

/** People talk more than lines break. */
const often: Partial<Record<Doing, number>> = { say: 6, edit: 2, mark: 2, cut: 2, mend: 2, resume: 2, time: 2 };

/** One step of a schedule. `who`: the participant; `kept`: which of what he has said; `turns` of the event loop pass after it. */
export interface Act {
  readonly does: Doing;
  readonly who: number;
  readonly kept: number;
  readonly turns: number;
}

export const participants = 5;

export const schedule: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    does: fc.constantFrom(...doings.flatMap((one) => Array.from({ length: often[one] ?? 1 }, () => one))),
    who: fc.nat(participants - 1),
    kept: fc.nat(7),
    // Nothing at all: the next comes before the frame has left. A commit and its answer take five to eight.
    turns: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(9)),
  }),
  { minLength: 8, maxLength: 36 },
);

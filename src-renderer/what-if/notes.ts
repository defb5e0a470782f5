import type { WhatIf } from "../../src-shared/replay/model.ts";
import { text } from "../text/text.ts";
import { runningTime, spokenDuration } from "../text/times.ts";

/** What was guessed and with what, and how far the guesses are off: said beside every result. */
export function notesOf({ recorded, before, basis, seed }: WhatIf): string[] {
  const { left, waited, handled, medianHandling, medianAnswering } = basis;
  const waits = (ms: number | null): string => (ms === null ? "–" : runningTime(ms));
  return [
    text("whatIf.note.distance", {
      recordedAnswered: recorded.all.answered,
      answered: before.all.answered,
      recordedWait: waits(recorded.all.meanWait),
      wait: waits(before.all.meanWait),
    }),
    handled > 0
      ? text("whatIf.note.handling", { handled, median: spokenDuration(medianHandling) })
      : text("whatIf.note.noHandling", { median: spokenDuration(medianHandling) }),
    left > 0 ? text("whatIf.note.patience", { left, waited: spokenDuration(waited) }) : text("whatIf.note.noPatience"),
    text("whatIf.note.answering", { seconds: (medianAnswering / 1000).toFixed(1) }),
    text("whatIf.note.scope"),
    text("whatIf.note.seed", { seed: String(seed) }),
  ];
}

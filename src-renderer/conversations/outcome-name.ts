import { type FilledField, houseOutcomes, type Outcome } from "../../src-shared/conversations/model.ts";
import { text } from "../text/text.ts";

/** An outcome as people read it: the queue's own name of that day, else the house's, else the id that an older day left. */
export function outcomeWords(outcome: Outcome | null, name: string | null): string {
  if (outcome === null) return text("callLog.noOutcome");
  const house = houseOutcomes.find((id) => id === outcome);
  return name ?? (house ? text(`wrapUp.outcome.${house}`) : outcome);
}

/** What was filled in, as people read it. */
export function filledWords({ value }: FilledField): string {
  return typeof value === "boolean" ? text(value ? "wrapUp.ticked" : "wrapUp.notTicked") : String(value);
}

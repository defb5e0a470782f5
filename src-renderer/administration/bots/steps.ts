import type { BotStep } from "../../../src-shared/bots/model.ts";
import { text } from "../../text/text.ts";

/** A step of this kind, with an id that no other has. */
export function newStep(kind: "say" | "form", steps: readonly BotStep[]): BotStep {
  let number = steps.length + 1;
  while (steps.some(({ id }) => id === `step-${number}`)) number++;
  const id = `step-${number}`;
  return kind === "say" ? { do: kind, id, text: "", next: null } : { do: kind, id, text: "" };
}

/** How a step is called in lists: its number, and what it says. */
export function stepName(step: BotStep, index: number): string {
  const words = step.do === "hand-over" ? text("administration.bot.do.hand-over") : step.text;
  return text("administration.bot.step", { number: index + 1, words: words.slice(0, 40) });
}

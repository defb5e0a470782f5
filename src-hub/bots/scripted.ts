import type { BotScript, BotStep } from "../../src-shared/bots/model.ts";
import type { Bot, BotAct, BotTurn } from "./port.ts";

type Ask = Extract<BotStep, { do: "ask" }>;

/** A bot that goes by a script (features 001-22, 001-25). */
export function scriptedBot({ steps }: BotScript): Bot {
  const stepOf = (id: string | null): BotStep | undefined => steps.find((step) => step.id === id);

  /** Goes on until somebody has to answer. The script has no circle without a question in it. */
  function from(first: BotStep | undefined): BotTurn {
    const acts: BotAct[] = [];
    for (let step = first; step;) {
      switch (step.do) {
        case "say":
          acts.push({ do: "say", text: step.text });
          step = stepOf(step.next);
          break;
        case "ask":
          acts.push(question(step));
          return { acts, step: step.id };
        case "hand-over":
          acts.push({ do: "hand-over", to: step.to, step: step.id });
          return { acts, step: step.id };
        case "form":
          acts.push({ do: "say", text: step.text }, { do: "form" });
          return { acts, step: null };
      }
    }
    return { acts, step: null };
  }

  return {
    begin: () => from(steps[0]),
    heard(at, text) {
      const step = stepOf(at);
      if (step?.do !== "ask") return from(steps[0]);
      const chosen = chosenBy(step, text);
      if (chosen) return from(stepOf(chosen.next));
      return { acts: [{ do: "say", text: step.again }, question(step)], step: step.id };
    },
    refused(at) {
      const step = stepOf(at);
      return from(step?.do === "hand-over" ? stepOf(step.refused) : undefined);
    },
  };
}

const question = ({ text, choices }: Ask): BotAct => ({
  do: "say",
  text,
  choices: choices.map((choice) => choice.text),
});

/** By its text, its number, or one of its words standing in what was written. */
function chosenBy({ choices }: Ask, written: string): Ask["choices"][number] | undefined {
  const said = written.trim().toLowerCase();
  const named = choices.find(({ text }, index) => text.toLowerCase() === said || String(index + 1) === said);
  const words = new Set(said.split(/[^\p{L}\p{N}]+/u));
  return named ?? choices.find((choice) => choice.words.some((word) => words.has(word.toLowerCase())));
}

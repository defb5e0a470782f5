import type { BotStep } from "../../../src-shared/bots/model.ts";
import { text } from "../../text/text.ts";
import { Select, type SelectItem } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Rows } from "../kit/rows.tsx";

type Ask = Extract<BotStep, { do: "ask" }>;

interface BotChoicesProps {
  readonly step: Ask;
  readonly others: readonly SelectItem[];
  readonly set: (step: Ask) => void;
}

/** The answers a question has, each with the words that mean it and the step that follows. */
export function BotChoices({ step, others, set }: BotChoicesProps) {
  return (
    <>
      <TextArea
        label={text("administration.bot.again")}
        value={step.again}
        maxLength={1000}
        onChange={(again) => set({ ...step, again })}
      />
      <Rows
        label={text("administration.bot.choices")}
        items={step.choices}
        onChange={(choices) => set({ ...step, choices: [...choices] })}
        blank={() => (others[0] && step.choices.length < 8 ? { text: "", words: [], next: others[0].id } : null)}
        addLabel={text("administration.bot.addChoice")}
        nameOf={(choice, index) => choice.text || text("administration.numbered", { number: index + 1 })}
      >
        {(choice, put) => (
          <>
            <TextField
              label={text("administration.bot.choice")}
              value={choice.text}
              maxLength={80}
              onChange={(words) => put({ ...choice, text: words })}
            />
            <TextField
              label={text("administration.bot.choiceWords")}
              value={choice.words.join(", ")}
              onChange={(written) => put({ ...choice, words: written.split(",").map((one) => one.trimStart()) })}
              onBlur={() => put({ ...choice, words: choice.words.map((one) => one.trim()).filter(Boolean) })}
            />
            <Select
              label={text("administration.bot.next")}
              items={others}
              value={choice.next}
              onChange={(next) => put({ ...choice, next })}
            />
          </>
        )}
      </Rows>
    </>
  );
}

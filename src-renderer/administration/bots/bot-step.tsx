import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { BotStep } from "../../../src-shared/bots/model.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { BotChoices } from "./bot-choices.tsx";
import { BotHandOver } from "./bot-hand-over.tsx";
import { stepName } from "./steps.ts";

interface BotStepProps {
  readonly step: BotStep;
  readonly steps: readonly BotStep[];
  readonly set: (step: BotStep) => void;
  readonly plan: RoutingPlan;
}

const kinds = ["say", "ask", "hand-over", "form"] as const;

/** What a bot does at one step of its script, and where it goes on. */
export function BotStepFields({ step, steps, set, plan }: BotStepProps) {
  const others = steps
    .map((one, index) => ({ id: one.id, label: stepName(one, index) }))
    .filter(({ id }) => id !== step.id);
  const able = kinds.filter((kind) => kind !== "hand-over" || others.length > 0);
  return (
    <>
      <Select
        label={text("administration.bot.do")}
        items={able.map((id) => ({ id, label: text(`administration.bot.do.${id}`) }))}
        value={step.do}
        onChange={(kind) => set(turned(step, kind, others[0]?.id ?? step.id, plan))}
      />
      {step.do === "hand-over" ? (
        <BotHandOver step={step} others={others} set={set} plan={plan} />
      ) : (
        <TextArea
          label={text("administration.bot.words")}
          value={step.text}
          maxLength={1000}
          onChange={(words) => set({ ...step, text: words })}
        />
      )}
      {step.do === "say" ? (
        <Select
          label={text("administration.bot.next")}
          items={[{ id: "", label: text("administration.bot.ends") }, ...others]}
          value={step.next ?? ""}
          onChange={(next) => set({ ...step, next: next === "" ? null : next })}
        />
      ) : null}
      {step.do === "ask" ? <BotChoices step={step} others={others} set={set} /> : null}
    </>
  );
}

/** The same step as another kind: what it says stays. */
function turned(step: BotStep, kind: BotStep["do"], other: string, plan: RoutingPlan): BotStep {
  const { id } = step;
  const words = step.do === "hand-over" ? "" : step.text;
  switch (kind) {
    case "say":
      return { do: kind, id, text: words, next: null };
    case "form":
      return { do: kind, id, text: words };
    case "ask":
      return { do: kind, id, text: words, choices: [{ text: "", words: [], next: other }], again: "" };
    case "hand-over":
      return { do: kind, id, to: { to: "queue", queue: plan.queues[0]!.id, group: null }, refused: other };
  }
}

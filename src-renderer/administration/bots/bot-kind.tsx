import { BotBody } from "../../../src-shared/administration/plan.ts";
import { BotId } from "../../../src-shared/routing/ids.ts";
import { desk } from "../../desk-link.ts";
import { text } from "../../text/text.ts";
import { type FormProps, type Kind, ofList } from "../kit/kind.ts";
import { NameField } from "../kit/name-field.tsx";
import { Part } from "../kit/part.tsx";
import { Rows } from "../kit/rows.tsx";
import { BotRemote } from "./bot-remote.tsx";
import { BotStepFields } from "./bot-step.tsx";
import { newStep, stepName } from "./steps.ts";

/** Bots that answer by a script (features 001-22, 001-25). */
export const botKind: Kind<BotBody> = {
  ...ofList("bots", BotBody),
  section: "bots",
  blank: () => ({ name: "", script: { steps: [newStep("form", [])] } }),
  detailOf: ({ script }) => text("administration.bot.steps", { count: script.steps.length }),
  save: (id, to, expected) =>
    expected
      ? desk.ask("bot.save", { id: BotId.parse(id), to, expected })
      : desk.ask("bot.add", { id: BotId.parse(id), to }),
  remove: (id, expected) => desk.ask("bot.remove", { id: BotId.parse(id), expected }),
  Form: BotForm,
};

function BotForm({ id, value, onChange, faults, plan }: FormProps<BotBody>) {
  const { name, script } = value;
  const { steps } = script;
  return (
    <>
      <NameField value={name} onChange={(changed) => onChange({ name: changed })} fault={faults.at("name")} />
      <BotRemote id={id} value={value} onChange={onChange} faults={faults} plan={plan} />
      <Part title={text("administration.bot.script")} intro={text("administration.bot.scriptText")}>
        <Rows
          label={text("administration.bot.stepsOf")}
          items={steps}
          onChange={(changed) => onChange({ script: { steps: [...changed] } })}
          blank={() => newStep("say", steps)}
          addLabel={text("administration.bot.addStep")}
          nameOf={(step, index) => stepName(step, index)}
          fault={faults.at("script") ?? faults.at("script.steps")}
          faultOf={(index) => faults.under(`script.steps.${index}`)}
          isOrdered
        >
          {(step, set) => <BotStepFields step={step} steps={steps} set={set} plan={plan} />}
        </Rows>
      </Part>
    </>
  );
}

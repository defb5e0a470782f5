import { houseOutcomes } from "../../../src-shared/conversations/model.ts";
import { wrapUpModes, type WrapUpRules } from "../../../src-shared/wrap-up/model.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { keyFrom } from "../key-from.ts";
import { NumberField } from "../kit/number-field.tsx";
import { Beside, Part } from "../kit/part.tsx";
import { Rows } from "../kit/rows.tsx";
import type { SettingsProps } from "./settings-props.ts";
import { WrapUpFields } from "./wrap-up-fields.tsx";

/** What is asked for after a conversation (features A8). */
export function QueueWrapUp({ settings: { wrapUp }, set, faults }: SettingsProps) {
  const put = (part: Partial<WrapUpRules>) => set({ wrapUp: { ...wrapUp, ...part } });
  const { mode, seconds, extension, required, outcomes, onTimeOut } = wrapUp;
  const isTimed = mode === "time-boxed" || mode === "no-early-exit";
  const choices = outcomes ?? houseOutcomes.map((id) => ({ id, name: text(`wrapUp.outcome.${id}`) }));
  const at = (place: string) => faults.at(`settings.wrapUp.${place}`);
  return (
    <Part title={text("administration.wrapUp")}>
      <Select
        label={text("administration.wrapUp.mode")}
        items={wrapUpModes.map((id) => ({
          id,
          label: text(`administration.wrapUp.mode.${id}`),
          detail: text(`administration.wrapUp.modeText.${id}`),
        }))}
        value={mode}
        onChange={(chosen) => put({ mode: chosen })}
      />
      {isTimed ? (
        <Beside>
          <NumberField
            label={text("administration.wrapUp.seconds")}
            value={seconds}
            onChange={(value) => put({ seconds: value ?? Number.NaN })}
            fault={at("seconds")}
          />
          <NumberField
            label={text("administration.wrapUp.extension")}
            hint={text("administration.wrapUp.extensionText")}
            value={extension}
            onChange={(value) => put({ extension: value ?? Number.NaN })}
            fault={at("extension")}
          />
        </Beside>
      ) : null}
      <Switch isOn={required} onChange={(on) => put({ required: on })}>
        {text("administration.wrapUp.required")}
      </Switch>
      <Switch
        isOn={outcomes === null}
        onChange={(on) => put({ outcomes: on ? null : choices.map((one) => ({ ...one })) })}
      >
        {text("administration.wrapUp.house")}
      </Switch>
      {outcomes ? (
        <Rows
          label={text("administration.wrapUp.outcomes")}
          items={outcomes}
          onChange={(rows) => put({ outcomes: [...rows] })}
          blank={() => ({ id: `outcome-${outcomes.length + 1}`, name: "" })}
          addLabel={text("administration.wrapUp.addOutcome")}
          nameOf={({ name }, index) => name || text("administration.numbered", { number: index + 1 })}
          fault={at("outcomes")}
          faultOf={(index) => faults.under(`settings.wrapUp.outcomes.${index}`)}
          isOrdered
        >
          {(outcome, put_, index) => (
            <>
              <TextField
                label={text("administration.name")}
                value={outcome.name}
                maxLength={80}
                onChange={(name) => {
                  // What reports keep is made from the first name; renaming it later keeps it.
                  const isFresh = /^outcome-\d+$/.test(outcome.id) || outcome.id === keyFrom(outcome.name);
                  put_({ name, id: isFresh ? keyFrom(name) || `outcome-${index + 1}` : outcome.id });
                }}
              />
              <TextField
                label={text("administration.wrapUp.key")}
                value={outcome.id}
                maxLength={40}
                onChange={(id) => put_({ ...outcome, id })}
              />
            </>
          )}
        </Rows>
      ) : null}
      {isTimed ? (
        <Select
          label={text("administration.wrapUp.onTimeOut")}
          {...(at("onTimeOut") ? { hint: at("onTimeOut") } : {})}
          items={[
            { id: "", label: text("administration.wrapUp.noOutcome") },
            ...choices.map(({ id, name }) => ({ id: id as string, label: name })),
          ]}
          value={onTimeOut ?? ""}
          onChange={(id) => put({ onTimeOut: id === "" ? null : id })}
        />
      ) : null}
      <WrapUpFields value={wrapUp.fields} onChange={(fields) => put({ fields })} faults={faults} />
    </Part>
  );
}

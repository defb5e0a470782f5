import { text } from "../../text/text.ts";
import { Switch } from "../../ui/switch.tsx";
import { NumberField } from "../kit/number-field.tsx";
import { Beside, Part } from "../kit/part.tsx";
import type { SettingsProps } from "./settings-props.ts";

/** How it rings, and what becomes of a conversation whose agent is lost (features A4, A5). */
export function QueueOffers({ settings, set, faults }: SettingsProps) {
  const { offerFor, autoAccept, pull, grace, target } = settings;
  return (
    <Part title={text("administration.queue.offers")}>
      <Beside>
        <NumberField
          label={text("administration.queue.offerFor")}
          whenEmpty={text("administration.asHouse")}
          value={offerFor}
          onChange={(value) => set({ offerFor: value })}
          fault={faults.at("settings.offerFor")}
        />
        <NumberField
          label={text("administration.queue.target")}
          hint={text("administration.queue.targetText")}
          value={target}
          onChange={(value) => set({ target: value ?? Number.NaN })}
          fault={faults.at("settings.target")}
        />
      </Beside>
      <Switch isOn={autoAccept} onChange={(on) => set({ autoAccept: on })}>
        {text("administration.queue.autoAccept")}
      </Switch>
      <Switch isOn={pull} onChange={(on) => set({ pull: on })}>
        {text("administration.queue.pull")}
      </Switch>
      <Beside>
        <NumberField
          label={text("administration.queue.graceChat")}
          hint={text("administration.queue.graceText")}
          value={grace.chat}
          onChange={(value) => set({ grace: { ...grace, chat: value ?? Number.NaN } })}
          fault={faults.at("settings.grace.chat")}
        />
        <NumberField
          label={text("administration.queue.graceCall")}
          hint={text("administration.queue.graceText")}
          value={grace.call}
          onChange={(value) => set({ grace: { ...grace, call: value ?? Number.NaN } })}
          fault={faults.at("settings.grace.call")}
        />
      </Beside>
    </Part>
  );
}

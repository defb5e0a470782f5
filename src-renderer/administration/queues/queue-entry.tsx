import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { itemsOrNone, orNull } from "../kit/items.ts";
import { NumberField } from "../kit/number-field.tsx";
import { Beside, Part } from "../kit/part.tsx";
import { Fallbacks } from "./fallbacks.tsx";
import type { SettingsProps } from "./settings-props.ts";

const texts = ["closed", "full", "nobody"] as const;

/** Who is let in, and where the others go (features 001-21…25). */
export function QueueEntry({ id, settings, set, faults, plan }: SettingsProps) {
  const { threshold, hours, openWithoutAgents, escalateAfter, fallbacks } = settings;
  return (
    <Part title={text("administration.queue.entry")} intro={text("administration.queue.entryText")}>
      <Beside>
        <NumberField
          label={text("administration.queue.threshold")}
          hint={text("administration.queue.thresholdText")}
          whenEmpty={text("administration.noLimit")}
          value={threshold}
          onChange={(value) => set({ threshold: value })}
          fault={faults.at("settings.threshold")}
        />
        <Select
          label={text("administration.queue.hours")}
          hint={faults.at("settings.hours") ?? text("administration.queue.hoursText")}
          items={itemsOrNone(plan.hours, text("administration.alwaysOpen"))}
          value={hours ?? "none"}
          onChange={(chosen) => set({ hours: orNull(chosen) })}
        />
      </Beside>
      <Switch isOn={openWithoutAgents} onChange={(on) => set({ openWithoutAgents: on })}>
        {text("administration.queue.openWithoutAgents")}
      </Switch>
      <Fallbacks
        own={id}
        plan={plan}
        value={fallbacks}
        onChange={(changed) => set({ fallbacks: changed })}
        faults={faults}
      />
      <NumberField
        label={text("administration.queue.escalate")}
        hint={text("administration.queue.escalateText")}
        whenEmpty={text("administration.never")}
        value={escalateAfter}
        onChange={(value) => set({ escalateAfter: value })}
        fault={faults.at("settings.escalateAfter")}
      />
      {texts.map((which) => (
        <TextArea
          key={which}
          label={text(`administration.queue.text.${which}`)}
          placeholder={text("administration.queue.textEmpty")}
          value={settings.texts[which]}
          onChange={(words) => set({ texts: { ...settings.texts, [which]: words } })}
          fault={faults.at(`settings.texts.${which}`)}
        />
      ))}
    </Part>
  );
}

import type { QueueBody } from "../../../src-shared/administration/plan.ts";
import type { FormProps } from "../kit/kind.ts";
import { NameField } from "../kit/name-field.tsx";
import { QueueAgents } from "./queue-agents.tsx";
import { QueueEntry } from "./queue-entry.tsx";
import { QueueFiles } from "./queue-files.tsx";
import { QueueOffers } from "./queue-offers.tsx";
import { QueueWrapUp } from "./queue-wrap-up.tsx";
import type { SettingsProps } from "./settings-props.ts";

export function QueueForm({ id, value, onChange, faults, plan }: FormProps<QueueBody>) {
  const { name, settings } = value;
  const parts: SettingsProps = {
    id,
    settings,
    set: (part) => onChange({ settings: { ...settings, ...part } }),
    faults,
    plan,
  };
  return (
    <>
      <NameField value={name} onChange={(changed) => onChange({ name: changed })} fault={faults.at("name")} />
      <QueueAgents {...parts} />
      <QueueEntry {...parts} />
      <QueueOffers {...parts} />
      <QueueFiles {...parts} />
      <QueueWrapUp {...parts} />
    </>
  );
}

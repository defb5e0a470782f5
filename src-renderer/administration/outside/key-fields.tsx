import { type KeyBody, keyScopes } from "../../../src-shared/keys/model.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { FieldFault } from "../kit/field-fault.tsx";
import { NameField } from "../kit/name-field.tsx";
import { NumberField } from "../kit/number-field.tsx";
import { Ticks } from "../kit/ticks.tsx";
import type { FieldsProps } from "./outside-form.tsx";

export interface SiteNamed {
  readonly id: string;
  readonly name: string;
}

const day = 86_400_000;
const lengths = [30, 90, 365] as const;

/** What a key is good for, for how long, and how often it may ask. */
export function KeyFields({
  value: { name, scopes, sites: seen, perMinute, expiresAt },
  onChange,
  faults,
  isNew,
  sites,
  now,
}: FieldsProps<KeyBody> & { readonly sites: readonly SiteNamed[]; readonly now: number }) {
  const kept = expiresAt === null ? "never" : "kept";
  const ends = [
    { id: "never", label: text("outside.endsNever") },
    ...(expiresAt === null
      ? []
      : [{ id: "kept", label: text("outside.endsAt", { days: Math.ceil((expiresAt - now) / day) }) }]),
    ...lengths.map((days) => ({ id: String(days), label: text("outside.endsIn", { days }) })),
  ];
  return (
    <>
      <NameField value={name} onChange={(changed) => onChange({ name: changed })} fault={faults.at("name")} />
      <Ticks
        label={text("outside.scopes")}
        items={keyScopes.map((scope) => ({ id: scope, name: text(`outside.scope.${scope}`) }))}
        chosen={scopes}
        onChange={(chosen) => onChange({ scopes: keyScopes.filter((scope) => chosen.includes(scope)) })}
        empty=""
      />
      {faults.at("scopes") ? <FieldFault>{faults.at("scopes")}</FieldFault> : null}
      <Switch
        isOn={seen === null}
        onChange={(all) => onChange({ sites: all ? null : sites.slice(0, 1).map(({ id }) => id) })}
      >
        {text("outside.allSites")}
      </Switch>
      {seen === null ? null : (
        <Ticks
          label={text("outside.sites")}
          items={sites}
          chosen={seen}
          onChange={(chosen) => onChange({ sites: [...chosen] })}
          empty={text("administration.none")}
        />
      )}
      {faults.at("sites") ? <FieldFault>{faults.at("sites")}</FieldFault> : null}
      <NumberField
        label={text("outside.perMinute")}
        value={perMinute}
        onChange={(changed) => onChange({ perMinute: changed ?? Number.NaN })}
        fault={faults.at("perMinute")}
      />
      <Select
        label={text("outside.ends")}
        items={ends}
        value={kept}
        onChange={(chosen) =>
          chosen === "kept" ||
          onChange({ expiresAt: chosen === "never" ? null : Math.round(now + Number(chosen) * day) })
        }
      />
      {isNew ? <p>{text("outside.keyHint")}</p> : null}
    </>
  );
}

import { type ConnectorBody, connectorKinds, openPlaces } from "../../../src-shared/connectors/model.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { NameField } from "../kit/name-field.tsx";
import { NumberField } from "../kit/number-field.tsx";
import type { FieldsProps } from "./outside-form.tsx";

/** The connector, and what was written as its secret; empty: the one from before stays. */
export interface ConnectorDraft {
  readonly name: string;
  readonly body: ConnectorBody;
  readonly secret: string;
}

const blankSettings = {
  url: { recordUrl: null, openUrl: null, openIn: "browser" },
  zendesk: { subdomain: "", email: "", opensThere: false },
  chatwoot: { url: "", account: 1, inbox: 1 },
} as const;

const bodyOf = (kind: ConnectorBody["kind"], name: string, isActive: boolean): ConnectorBody =>
  ({ kind, name, isActive, settings: blankSettings[kind] }) as ConnectorBody;

export const blankConnector = (): ConnectorDraft => ({ name: "", body: bodyOf("url", "", true), secret: "" });

export function ConnectorFields({ value: { body, secret }, onChange, faults, isNew }: FieldsProps<ConnectorDraft>) {
  const set = (part: object) => {
    const next = { ...body, ...part } as ConnectorBody;
    onChange({ body: next, name: next.name });
  };
  return (
    <>
      <NameField value={body.name} onChange={(name) => set({ name })} fault={faults.at("name")} />
      {isNew ? (
        <Select
          label={text("outside.kind")}
          items={connectorKinds.map((id) => ({ id, label: text(`outside.kind.${id}`) }))}
          value={body.kind}
          onChange={(kind) => onChange({ body: bodyOf(kind, body.name, body.isActive) })}
        />
      ) : null}
      <KindFields
        body={body}
        faults={faults}
        set={(settings) => set({ settings: { ...body.settings, ...settings } })}
      />
      <TextField
        label={text(body.kind === "url" ? "outside.signedWith" : "outside.token")}
        type="password"
        autoComplete="off"
        value={secret}
        onChange={(changed) => onChange({ secret: changed.trim() })}
        hint={text(isNew ? "outside.tokenHint" : "outside.tokenKept")}
        fault={faults.at("secret")}
        maxLength={500}
      />
      <Switch isOn={body.isActive} onChange={(isActive) => set({ isActive })}>
        {text("outside.active")}
      </Switch>
    </>
  );
}

interface KindFieldsProps {
  readonly body: ConnectorBody;
  readonly faults: FieldsProps<ConnectorDraft>["faults"];
  readonly set: (settings: object) => void;
}

function KindFields({ body, faults, set }: KindFieldsProps) {
  const line = (name: string, label: string, value: string, hint?: string) => (
    <TextField
      label={label}
      value={value}
      onChange={(changed) => set({ [name]: changed.trim() })}
      maxLength={1000}
      fault={faults.at(`settings.${name}`)}
      {...(hint === undefined ? {} : { hint })}
    />
  );
  switch (body.kind) {
    case "url":
      return (
        <>
          <TextField
            label={text("outside.recordUrl")}
            value={body.settings.recordUrl ?? ""}
            onChange={(changed) => set({ recordUrl: changed.trim() || null })}
            hint={text("outside.recordUrlHint")}
            fault={faults.at("settings.recordUrl")}
          />
          <TextField
            label={text("outside.openUrl")}
            value={body.settings.openUrl ?? ""}
            onChange={(changed) => set({ openUrl: changed.trim() || null })}
            hint={text("outside.openUrlHint")}
            fault={faults.at("settings.openUrl")}
          />
          {body.settings.openUrl === null ? null : (
            <Select
              label={text("outside.openIn")}
              items={openPlaces.map((id) => ({ id, label: text(`outside.openIn.${id}`) }))}
              value={body.settings.openIn}
              onChange={(openIn) => set({ openIn })}
              hint={text(`outside.openInHint.${body.settings.openIn}`)}
            />
          )}
        </>
      );
    case "zendesk":
      return (
        <>
          {line("subdomain", text("outside.subdomain"), body.settings.subdomain, text("outside.subdomainHint"))}
          {line("email", text("outside.tokenOf"), body.settings.email)}
          <Switch isOn={body.settings.opensThere} onChange={(opensThere) => set({ opensThere })}>
            {text("outside.opensThere")}
          </Switch>
        </>
      );
    case "chatwoot":
      return (
        <>
          {line("url", text("outside.chatwootUrl"), body.settings.url)}
          <NumberField
            label={text("outside.account")}
            value={body.settings.account}
            onChange={(account) => set({ account: account ?? Number.NaN })}
            fault={faults.at("settings.account")}
          />
          <NumberField
            label={text("outside.inbox")}
            value={body.settings.inbox}
            onChange={(inbox) => set({ inbox: inbox ?? Number.NaN })}
            hint={text("outside.inboxHint")}
            fault={faults.at("settings.inbox")}
          />
        </>
      );
  }
}

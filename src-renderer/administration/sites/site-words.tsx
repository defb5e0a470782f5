import type { SiteBody } from "../../../src-shared/sites/body.ts";
import { text } from "../../text/text.ts";
import { TextField } from "../../ui/text-field.tsx";
import { Part } from "../kit/part.tsx";
import { FieldsRows } from "./fields-rows.tsx";
import type { SiteProps } from "./site-props.ts";
import { SpokenField } from "./spoken-field.tsx";

/** What visitors read and are asked: before they begin, and where nobody is there. */
export function SiteWords({ value, onChange, faults }: SiteProps) {
  const { texts, languages } = value;
  const spoken = (name: keyof SiteBody["texts"], most: number) => (
    <SpokenField
      label={text(`sites.text.${name}`)}
      hint={text(`sites.text.${name}Text`)}
      value={texts[name]}
      languages={languages}
      most={most}
      isLong
      onChange={(words) => onChange({ texts: { ...texts, [name]: words } })}
      fault={faults.at(`texts.${name}`)}
    />
  );
  return (
    <>
      <Part title={text("sites.before")}>
        {spoken("welcome", 300)}
        {spoken("consent", 1000)}
        <TextField
          label={text("sites.privacyUrl")}
          value={value.privacyUrl}
          maxLength={500}
          onChange={(privacyUrl) => onChange({ privacyUrl })}
          fault={faults.at("privacyUrl")}
        />
        <FieldsRows
          label={text("sites.preChat")}
          at="preChat"
          items={value.preChat}
          languages={languages}
          faults={faults}
          onChange={(preChat) => onChange({ preChat })}
        />
      </Part>
      <Part title={text("sites.offline")} intro={text("sites.offlineText")}>
        {spoken("offline", 500)}
        <FieldsRows
          label={text("sites.offlineFields")}
          at="offline"
          items={value.offline}
          languages={languages}
          faults={faults}
          onChange={(offline) => onChange({ offline })}
        />
      </Part>
    </>
  );
}

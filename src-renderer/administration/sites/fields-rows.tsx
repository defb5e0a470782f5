import { fieldKinds, type FormField, mostFields } from "../../../src-shared/sites/form.ts";
import { said } from "../../../src-shared/sites/said.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Faults } from "../kit/faults.ts";
import { Beside } from "../kit/part.tsx";
import { Rows } from "../kit/rows.tsx";
import { SpokenField } from "./spoken-field.tsx";

interface FieldsRowsProps {
  readonly label: string;
  readonly at: "preChat" | "offline";
  readonly items: readonly FormField[];
  readonly languages: readonly string[];
  readonly onChange: (items: FormField[]) => void;
  readonly faults: Faults;
}

/** The fields of a form that visitors fill in. */
export function FieldsRows({ label, at, items, languages, onChange, faults }: FieldsRowsProps) {
  return (
    <Rows<FormField>
      label={label}
      items={items}
      onChange={(fields) => onChange([...fields])}
      blank={() =>
        items.length < mostFields
          ? { key: `field-${items.length + 1}`, kind: "line", label: {}, required: false, choices: [] }
          : null
      }
      addLabel={text("sites.addField")}
      nameOf={({ label: name, key }) => said(name, languages, []) || key}
      faultOf={(index) => faults.under(`${at}.${index}`)}
      isOrdered
    >
      {(field, put) => (
        <>
          <Beside>
            <Select
              label={text("sites.fieldKind")}
              items={fieldKinds.map((id) => ({ id, label: text(`sites.field.${id}`) }))}
              value={field.kind}
              onChange={(kind) => put({ ...field, kind })}
            />
            <TextField
              label={text("sites.fieldKey")}
              value={field.key}
              maxLength={40}
              onChange={(key) => put({ ...field, key })}
            />
          </Beside>
          <SpokenField
            label={text("sites.fieldLabel")}
            value={field.label}
            languages={languages}
            most={80}
            onChange={(words) => put({ ...field, label: words })}
          />
          {field.kind === "choice" ? (
            <TextArea
              label={text("sites.fieldChoices")}
              hint={text("sites.fieldChoicesText")}
              value={field.choices.join("\n")}
              onChange={(lines) => put({ ...field, choices: lines.split("\n").slice(0, 30) })}
            />
          ) : null}
          <Switch isOn={field.required} onChange={(required) => put({ ...field, required })}>
            {text("sites.fieldRequired")}
          </Switch>
        </>
      )}
    </Rows>
  );
}

import type { WrapUpField } from "../../../src-shared/wrap-up/model.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { keyFrom } from "../key-from.ts";
import type { Faults } from "../kit/faults.ts";
import { Rows } from "../kit/rows.tsx";

const kinds = ["text", "number", "date", "choice", "tick"] as const;

interface WrapUpFieldsProps {
  readonly value: readonly WrapUpField[];
  readonly onChange: (fields: WrapUpField[]) => void;
  readonly faults: Faults;
  /** What they are called together, where they are no wrap-up's. */
  readonly label?: string;
  readonly mayBeRequired?: boolean;
}

/** Further fields that are filled in at the end. */
export function WrapUpFields({
  value,
  onChange,
  faults,
  label = text("administration.wrapUp.fields"),
  mayBeRequired = true,
}: WrapUpFieldsProps) {
  return (
    <Rows<WrapUpField>
      label={label}
      items={value}
      onChange={(rows) => onChange([...rows])}
      blank={() => ({ key: `field-${value.length + 1}`, label: "", kind: "text", required: false, choices: [] })}
      addLabel={text("administration.wrapUp.addField")}
      nameOf={({ label: name }, index) => name || text("administration.numbered", { number: index + 1 })}
      faultOf={(index) => faults.under(`settings.wrapUp.fields.${index}`)}
      isOrdered
    >
      {(field, set, index) => (
        <>
          <TextField
            label={text("administration.name")}
            value={field.label}
            maxLength={80}
            onChange={(name) => {
              const isFresh = /^field-\d+$/.test(field.key) || field.key === keyFrom(field.label);
              set({ ...field, label: name, key: isFresh ? keyFrom(name) || `field-${index + 1}` : field.key });
            }}
          />
          <Select
            label={text("administration.wrapUp.fieldKind")}
            items={kinds.map((id) => ({ id, label: text(`administration.wrapUp.kind.${id}`) }))}
            value={field.kind}
            onChange={(kind) => set({ ...field, kind })}
          />
          {field.kind === "choice" ? (
            <TextField
              label={text("administration.wrapUp.choices")}
              value={field.choices.join(", ")}
              onChange={(written) =>
                set({
                  ...field,
                  choices: written
                    .split(",")
                    .map((one) => one.trimStart())
                    .filter((one, at) => at === 0 || one !== "" || written.endsWith(",")),
                })
              }
              onBlur={() => set({ ...field, choices: field.choices.map((one) => one.trim()).filter(Boolean) })}
            />
          ) : null}
          {mayBeRequired ? (
            <Switch isOn={field.required} onChange={(required) => set({ ...field, required })}>
              {text("administration.wrapUp.mustBe")}
            </Switch>
          ) : null}
        </>
      )}
    </Rows>
  );
}

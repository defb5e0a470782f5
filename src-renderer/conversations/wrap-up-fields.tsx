import type { WrapUpField, WrapUpRules, WrapUpValues } from "../../src-shared/wrap-up/model.ts";
import { text } from "../text/text.ts";
import { Select } from "../ui/select.tsx";
import { Checkbox } from "../ui/switch.tsx";
import { TextField } from "../ui/text-field.tsx";
import styles from "./wrap-up.module.css";

type Value = WrapUpValues[string];

export function labelOf(label: string, isRequired: boolean): string {
  return isRequired ? text("wrapUp.required", { label }) : label;
}

/** What a queue wants to know beside outcome and note, each in the way of its kind. */
export function WrapUpFields({
  rules,
  values,
  onChange,
}: {
  rules: WrapUpRules;
  values: WrapUpValues;
  onChange: (values: WrapUpValues) => void;
}) {
  return rules.fields.map((field) => (
    <WrapUpFieldInput
      key={field.key}
      field={field}
      label={labelOf(field.label, field.required && rules.mode !== "optional")}
      value={values[field.key]}
      onChange={(value) => onChange({ ...values, [field.key]: value })}
    />
  ));
}

interface FieldProps {
  readonly field: WrapUpField;
  readonly label: string;
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}

/** One thing to be filled in, in the way of its kind. */
export function WrapUpFieldInput({ field: { kind, choices }, label, value, onChange }: FieldProps) {
  const words = value === undefined || typeof value === "boolean" ? "" : String(value);
  switch (kind) {
    case "tick":
      return (
        <div className={styles["tick"]}>
          <Checkbox isOn={value === true} onChange={onChange}>
            {label}
          </Checkbox>
        </div>
      );
    case "choice":
      return (
        <Select
          label={label}
          placeholder={text("wrapUp.choose")}
          items={choices.map((one) => ({ id: one, label: one }))}
          value={choices.includes(words) ? words : null}
          onChange={onChange}
        />
      );
    case "date":
      return <TextField label={label} type="date" value={words} onChange={onChange} />;
    case "number":
      return <TextField label={label} inputMode="decimal" value={words} onChange={onChange} />;
    case "text":
      return <TextField label={label} maxLength={2000} value={words} onChange={onChange} />;
  }
}

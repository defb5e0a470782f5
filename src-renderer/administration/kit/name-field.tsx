import { text } from "../../text/text.ts";
import { TextField } from "../../ui/text-field.tsx";

interface NameFieldProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly fault: string | undefined;
}

export function NameField({ value, onChange, fault }: NameFieldProps) {
  return (
    <TextField
      label={text("administration.name")}
      value={value}
      onChange={onChange}
      maxLength={80}
      fault={fault}
      isRequired
    />
  );
}

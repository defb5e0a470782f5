import { text } from "../text/text.ts";
import { TextField } from "../ui/text-field.tsx";

interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly most: number;
  readonly hint?: string;
}

/** The whole number from 0 to `most` that was written; null for anything else. */
export function wholeNumber(value: string, most: number): number | null {
  const number = /^\d{1,4}$/.test(value.trim()) ? Number(value) : null;
  return number !== null && number <= most ? number : null;
}

/** A whole number; what is none is said at once. */
export function NumberField({ label, value, onChange, most, hint }: NumberFieldProps) {
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      inputMode="numeric"
      {...(hint ? { hint } : {})}
      fault={wholeNumber(value, most) === null ? text("supervision.numberWrong", { most }) : null}
    />
  );
}

import { useState } from "react";
import { TextField } from "../../ui/text-field.tsx";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  /** NaN for what is no whole number; null for nothing, where that means something. */
  readonly onChange: (value: number | null) => void;
  readonly hint?: string;
  readonly fault?: string | undefined;
  /** What nothing means, shown in its place; without it something must stand there. */
  readonly whenEmpty?: string;
  readonly isLabelHidden?: boolean;
}

/** A whole number. What was typed stays as it was typed, also when it is no number. */
export function NumberField({ label, value, onChange, hint, fault, whenEmpty, isLabelHidden }: NumberFieldProps) {
  const [typed, setTyped] = useState<{ text: string; value: number | null } | null>(null);
  const shown = typed && Object.is(typed.value, value) ? typed.text : String(value ?? "");
  function change(text: string): void {
    const next = numberIn(text, whenEmpty !== undefined);
    setTyped({ text, value: next });
    onChange(next);
  }
  return (
    <TextField
      label={label}
      value={shown}
      onChange={change}
      inputMode="numeric"
      fault={fault}
      {...(hint === undefined ? {} : { hint })}
      {...(whenEmpty === undefined ? {} : { placeholder: whenEmpty })}
      {...(isLabelHidden === undefined ? {} : { isLabelHidden })}
    />
  );
}

/** NaN for what is no whole number; null for nothing, where that is allowed. */
export function numberIn(text: string, mayBeEmpty: boolean): number | null {
  const trimmed = text.trim();
  if (trimmed === "") return mayBeEmpty ? null : Number.NaN;
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}

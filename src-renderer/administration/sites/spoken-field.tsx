import type { Spoken } from "../../../src-shared/sites/language.ts";
import { text } from "../../text/text.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Beside } from "../kit/part.tsx";

interface SpokenFieldProps {
  readonly label: string;
  readonly value: Spoken;
  readonly languages: readonly string[];
  readonly onChange: (value: Record<string, string>) => void;
  readonly most: number;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly isLong?: boolean;
}

/** One text in each of the site's languages; a site without any has it in one, which is for everybody. */
export function SpokenField({
  label,
  value,
  languages,
  onChange,
  most,
  hint,
  fault,
  isLong = false,
}: SpokenFieldProps) {
  const Field = isLong ? TextArea : TextField;
  const fields = languages.map((language) => (
    <Field
      key={language}
      label={languages.length > 1 ? text("sites.inLanguage", { label, language }) : label}
      value={value[language] ?? ""}
      maxLength={most}
      hint={hint}
      fault={fault}
      onChange={(words) => onChange({ ...value, [language]: words })}
    />
  ));
  if (languages.length === 0) return <p>{text("sites.languageFirst", { label })}</p>;
  return isLong || languages.length === 1 ? <>{fields}</> : <Beside>{fields}</Beside>;
}

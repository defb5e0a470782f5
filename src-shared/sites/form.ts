import * as z from "zod/mini";
import { cleanLine, cleanText } from "../text/clean.ts";
import { spokenOf } from "./language.ts";

/** What a visitor is asked before he begins, or where nobody is there. */
export const fieldKinds = ["line", "text", "email", "phone", "choice", "tick"] as const;
export const FormField = z.object({
  key: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/, "field-key-wrong")),
  kind: z.enum(fieldKinds),
  label: spokenOf(80),
  required: z._default(z.boolean(), false),
  /** Of a `choice`; each is one text for all languages. */
  choices: z._default(
    z
      .array(z.string().check(z.trim(), z.minLength(1, "text-empty"), z.maxLength(80, "text-too-long")))
      .check(z.maxLength(30)),
    [],
  ),
});
export type FormField = z.infer<typeof FormField>;

export const mostFields = 12;
const longest: Readonly<Record<FormField["kind"], number>> = {
  line: 200,
  text: 2000,
  email: 200,
  phone: 60,
  choice: 80,
  tick: 5,
};

/** What a visitor gives, by the fields' keys; a tick is `true` or left out. */
export const FilledIn = z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(2000)));
export type FilledIn = z.infer<typeof FilledIn>;

/** What is wrong in a field, as a reason; undefined: nothing. The widget shows the same as the hub refuses. */
export function fieldFault(
  { kind, required, choices, key }: FormField,
  filled: FilledIn,
): "field-missing" | "field-wrong" | undefined {
  const value = (filled[key] ?? "").trim();
  if (value === "" || (kind === "tick" && value !== "true")) return required ? "field-missing" : undefined;
  if (value.length > longest[kind]) return "field-wrong";
  // One sign, a place, a dot: whether an address is there, only a letter tells.
  if (kind === "email" && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)) return "field-wrong";
  if (kind === "phone" && !/^[+\d][\d\s()./-]{2,59}$/.test(value)) return "field-wrong";
  return kind === "choice" && !choices.includes(value) ? "field-wrong" : undefined;
}

/** As it is kept: what people cannot see is gone, and so are fields that nobody asked for. */
export function keptFields(
  fields: readonly FormField[],
  filled: FilledIn,
): Array<{ label: string; value: string | boolean }> {
  const kept: Array<{ label: string; value: string | boolean }> = [];
  for (const { key, kind, label } of fields) {
    const given = filled[key] ?? "";
    const value = kind === "tick" ? given === "true" : kind === "text" ? cleanText(given) : cleanLine(given);
    const name = Object.values(label).find((text) => text !== "") ?? key;
    if (value !== "" && value !== false) kept.push({ label: name, value });
  }
  return kept;
}

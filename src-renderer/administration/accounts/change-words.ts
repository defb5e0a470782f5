import { text, textIfAny } from "../../text/text.ts";
import { wholeTime } from "../../text/times.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What an ask says, as it is shown to who decides about it: what it is to be, and not what the asker saw or how sure he is. */
export function askedWords(input: unknown): string {
  if (typeof input !== "object" || input === null) return "";
  const { id: _id, expected: _expected, sure: _sure, to, rights, ...rest } = input as Fields;
  return changeWords(null, { ...rest, ...(to as Fields | undefined), ...(rights as Fields | undefined) });
}

/** What is another than before, name by name; what does not fit in a line is cut. */
export function changeWords(before: unknown, after: unknown): string {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => (was[field] ?? "") !== (is[field] ?? ""))
    .map((field) => {
      const [from, to] = [was[field] ?? "", is[field] ?? ""];
      return `${fieldName(field)}: ${from === "" ? "" : `${from} → `}${to === "" ? "–" : to}`;
    })
    .join(" · ");
}

const fieldName = (field: string): string =>
  textIfAny(`people.field.${field}`) ?? textIfAny(`supervision.field.${field}`) ?? field;

const longest = 300;

/** Every value at its own place, as text: `own.grants`. */
function flat(value: unknown, at = ""): Record<string, string> {
  if (value === null || value === undefined) return {};
  if (typeof value !== "object" || (Array.isArray(value) && value.every((one) => typeof one !== "object")))
    return { [at]: cut(Array.isArray(value) ? value.join(", ") : plain(value as string | number | boolean, at)) };
  if (Array.isArray(value)) return { [at]: cut(JSON.stringify(value)) };
  return Object.assign(
    {},
    ...Object.entries(value as Fields).map(([key, one]) => flat(one, at === "" ? key : `${at}.${key}`)),
  ) as Record<string, string>;
}

/** A yes or no, and a moment in fields that are one, in words. */
function plain(value: string | number | boolean, at: string): string {
  if (typeof value === "boolean") return text(value ? "people.yes" : "people.no");
  return typeof value === "number" && /(?:At|^until)$/.test(at) ? wholeTime(value) : String(value);
}

const cut = (words: string): string => (words.length > longest ? `${words.slice(0, longest)}…` : words);

import { IntlMessageFormat } from "intl-messageformat";
import english from "../../assets/locales/en/desk.json" with { type: "json" };

/** The id of a text on the desk's screens. */
export type TextId = keyof typeof english;
export type TextValues = Readonly<Record<string, string | number>>;

const texts: Readonly<Record<string, string>> = english;
const compiled = new Map<string, IntlMessageFormat>();

/** The language that texts, times and numbers are written in. */
export const language = "en";

/** The text with this id, its values filled in. Values stay text: nothing in them is read as markup. */
export function text(id: TextId, values?: TextValues): string {
  return written(id, texts[id] ?? id, values);
}

/** The text with an id that was made of parts, or undefined when there is none: `textIfAny("fault." + reason)`. */
export function textIfAny(id: string, values?: TextValues): string | undefined {
  const message = Object.hasOwn(texts, id) ? texts[id] : undefined;
  return message === undefined ? undefined : written(id, message, values);
}

function written(id: string, message: string, values: TextValues | undefined): string {
  let format = compiled.get(id);
  if (!format) {
    // Texts hold no tags: a "<" in one is a "<".
    format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
    compiled.set(id, format);
  }
  return String(format.format(values));
}

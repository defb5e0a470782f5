import { IntlMessageFormat } from "intl-messageformat";
import english from "../../assets/locales/en/desk.json" with { type: "json" };
import type { Catalogue } from "../../src-shared/languages/choose.ts";
import { language, ownTexts, perLanguage, type Texts } from "./language.ts";

/** The id of a text on the desk's screens. */
export type TextId = keyof typeof english;
export type TextValues = Readonly<Record<string, string | number>>;

const source: Texts = english;
const ofLanguage = perLanguage(() => new Map<string, IntlMessageFormat>());
const inEnglish = new Map<string, IntlMessageFormat>();

/** The text with this id, its values filled in. Values stay text: nothing in them is read as markup. */
export function text(id: TextId, values?: TextValues): string {
  return textIfAny(id, values) ?? id;
}

/** The text with an id that was made of parts, or undefined when there is none: `textIfAny("fault." + reason)`. */
export function textIfAny(id: string, values?: TextValues): string | undefined {
  if (!Object.hasOwn(source, id)) return undefined;
  const own = ownTexts();
  // What a language has not yet is read in English, with English numbers.
  return Object.hasOwn(own, id)
    ? written(ofLanguage(), id, own[id]!, language(), values)
    : written(inEnglish, id, source[id]!, "en", values);
}

function written(
  compiled: Map<string, IntlMessageFormat>,
  id: string,
  message: string,
  locale: Catalogue,
  values: TextValues | undefined,
): string {
  let format = compiled.get(id);
  if (!format) {
    // Texts hold no tags: a "<" in one is a "<".
    format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    compiled.set(id, format);
  }
  return String(format.format(values));
}

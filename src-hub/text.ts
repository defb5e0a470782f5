import german from "../assets/locales/de/hub.json" with { type: "json" };
import english from "../assets/locales/en/hub.json" with { type: "json" };
import finnish from "../assets/locales/fi/hub.json" with { type: "json" };
import french from "../assets/locales/fr/hub.json" with { type: "json" };
import russian from "../assets/locales/ru/hub.json" with { type: "json" };
import type { Catalogue } from "../src-shared/languages/choose.ts";

export type HubText = keyof typeof english;
type Values = Readonly<Record<string, string | number>>;

// Each is whole: `npm run check` holds it against the English one.
const texts: Readonly<Record<Catalogue, Readonly<Record<HubText, string>>>> = {
  en: english,
  fi: finnish,
  fr: french,
  de: german,
  ru: russian,
};

/** A text that the hub itself writes, in letters, pages and transcripts; `{name}` stands for a value. */
export function text(language: Catalogue, id: HubText, values: Values = {}): string {
  // A value that holds `{other}` stays as it is: each place is filled once.
  return texts[language][id].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** As dates are written for readers of a language; of English the day before the month, as in this house. */
export const datesIn = (language: Catalogue): string => (language === "en" ? "en-GB" : language);

import { IntlMessageFormat } from "intl-messageformat";
import german from "../assets/locales/de/main.json" with { type: "json" };
import english from "../assets/locales/en/main.json" with { type: "json" };
import finnish from "../assets/locales/fi/main.json" with { type: "json" };
import french from "../assets/locales/fr/main.json" with { type: "json" };
import russian from "../assets/locales/ru/main.json" with { type: "json" };
import { type Catalogue, catalogueFor } from "../src-shared/languages/choose.ts";
import type { DeskSettings } from "../src-shared/settings/model.ts";

type MainText = keyof typeof english;

const all: Record<Catalogue, Partial<Record<MainText, string>>> = {
  en: english,
  fi: finnish,
  fr: french,
  de: german,
  ru: russian,
};

/** A sentence that is shown outside of the window; in English where the language has none. */
export function mainText(language: Catalogue, id: MainText, values: Readonly<Record<string, string>> = {}): string {
  const own = all[language][id];
  const format = new IntlMessageFormat(own ?? english[id], own === undefined ? "en" : language, undefined, {
    ignoreTag: true,
  });
  return String(format.format(values));
}

/** Which language a setting means on this machine. */
export function languageOf(setting: DeskSettings["language"]): Catalogue {
  return setting === "system" ? catalogueFor([], [Intl.DateTimeFormat().resolvedOptions().locale]) : setting;
}

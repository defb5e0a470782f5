import german from "../../assets/locales/de/loader.json" with { type: "json" };
import english from "../../assets/locales/en/loader.json" with { type: "json" };
import finnish from "../../assets/locales/fi/loader.json" with { type: "json" };
import french from "../../assets/locales/fr/loader.json" with { type: "json" };
import russian from "../../assets/locales/ru/loader.json" with { type: "json" };
import { type Catalogue, catalogueFor } from "../../src-shared/languages/choose.ts";

type PageTexts = typeof english;

const all: Record<Catalogue, PageTexts> = { en: english, fi: finnish, fr: french, de: german, ru: russian };

let language = catalogueFor([], navigator.languages);

/** The few words on the site's own page. */
export function pageTexts(): PageTexts {
  return all[language];
}

export function pageLanguage(): Catalogue {
  return language;
}

/** The site has said which languages it has: the visitor reads his among those. */
export function readIn(site: readonly string[]): void {
  language = catalogueFor(site, navigator.languages);
}

import { useSyncExternalStore } from "react";
import { type Catalogue, catalogueFor } from "../../src-shared/languages/choose.ts";
import type { DeskSettings } from "../../src-shared/settings/model.ts";

/** Sentences by id. */
export type Texts = Readonly<Record<string, string>>;
interface Spoken {
  readonly language: Catalogue;
  /** Empty for English, and for what is not translated yet: both are read in the first bundle's own texts. */
  readonly texts: Texts;
  /** Of the video test. */
  readonly test: Texts;
}

type Fetched = Promise<[{ default: Texts }, { default: Texts }]>;
const fetched: Record<Exclude<Catalogue, "en">, () => Fetched> = {
  fi: () =>
    Promise.all([import("../../assets/locales/fi/desk.json"), import("../../assets/locales/fi/video-test.json")]),
  fr: () =>
    Promise.all([import("../../assets/locales/fr/desk.json"), import("../../assets/locales/fr/video-test.json")]),
  de: () =>
    Promise.all([import("../../assets/locales/de/desk.json"), import("../../assets/locales/de/video-test.json")]),
  ru: () =>
    Promise.all([import("../../assets/locales/ru/desk.json"), import("../../assets/locales/ru/video-test.json")]),
};

const listeners = new Set<() => void>();
let spoken: Spoken = { language: "en", texts: {}, test: {} };
let asked: Catalogue = "en";

/** The language that texts, times and numbers are written in now. */
export function language(): Catalogue {
  return spoken.language;
}

/** What this language has of its own. */
export function ownTexts(): Texts {
  return spoken.texts;
}

/** The same of the video test's sentences. */
export function ownTestTexts(): Texts {
  return spoken.test;
}

/** The language of the screen, for what is drawn anew when it changes. */
export function useLanguage(): Catalogue {
  return useSyncExternalStore(onLanguage, language);
}

/** Which one a setting means: `system` is what this machine's people read. */
export function languageOf(setting: DeskSettings["language"]): Catalogue {
  return setting === "system" ? catalogueFor([], navigator.languages) : setting;
}

/** Speaks this language from now on; the last one where its words cannot be fetched. The last one asked for holds. */
export async function speak(wanted: Catalogue): Promise<void> {
  if (asked === wanted) return;
  asked = wanted;
  try {
    const [texts, test] = wanted === "en" ? [{}, {}] : (await fetched[wanted]()).map((one) => one.default);
    if (asked !== wanted) return;
    spoken = { language: wanted, texts: texts!, test: test! };
    document.documentElement.lang = wanted;
    for (const listener of listeners) listener();
  } catch (error) {
    console.error(error);
    if (asked === wanted) asked = spoken.language;
  }
}

/** What is made for a language, once for each: `const list = perLanguage((own) => new Intl.ListFormat(own))`. */
export function perLanguage<Made>(make: (own: Catalogue) => Made): () => Made {
  const made = new Map<Catalogue, Made>();
  return () => {
    const own = language();
    const found = made.get(own) ?? make(own);
    made.set(own, found);
    return found;
  };
}

function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

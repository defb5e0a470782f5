import { useSyncExternalStore } from "react";
import { type Catalogue, catalogueFor } from "../../src-shared/languages/choose.ts";
import type { DeskSettings } from "../../src-shared/settings/model.ts";

/** Sentences by id. */
export type Texts = Readonly<Record<string, string>>;
interface Spoken {
  readonly language: Catalogue;
  /** Empty for English, and for what is not translated yet: both are read in the first bundle's own texts. */
  readonly texts: Texts;
}

const fetched: Record<Exclude<Catalogue, "en">, () => Promise<{ default: Texts }>> = {
  fi: () => import("../../assets/locales/fi/desk.json"),
  fr: () => import("../../assets/locales/fr/desk.json"),
  de: () => import("../../assets/locales/de/desk.json"),
  ru: () => import("../../assets/locales/ru/desk.json"),
};

const listeners = new Set<() => void>();
let spoken: Spoken = { language: "en", texts: {} };
let asked: Catalogue = "en";

/** The language that texts, times and numbers are written in now. */
export function language(): Catalogue {
  return spoken.language;
}

/** What this language has of its own. */
export function ownTexts(): Texts {
  return spoken.texts;
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
    const texts = wanted === "en" ? {} : (await fetched[wanted]()).default;
    if (asked !== wanted) return;
    spoken = { language: wanted, texts };
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

import type { Catalogue } from "../../src-shared/languages/choose.ts";

/** Each by its own name, which its people know; never by a flag. */
export const languageNames: Readonly<Record<Catalogue, string>> = {
  en: "English",
  fi: "suomi",
  fr: "français",
  de: "Deutsch",
  ru: "русский",
};

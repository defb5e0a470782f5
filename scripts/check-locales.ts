import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkCatalogue, type Sentences } from "./locales/check-catalogue.ts";
import { PlainError, report } from "./plain-error.ts";

const folder = join(import.meta.dirname, "..", "assets", "locales");
const sentencesIn = (language: string, file: string): Sentences =>
  JSON.parse(readFileSync(join(folder, language, file), "utf8")) as Sentences;

/** Every catalogue of every language against the English one; `missing` by file, for who translates next. */
export function checkLocales(): { faults: string[]; missing: string[] } {
  const english = readdirSync(join(folder, "en"));
  const languages = readdirSync(folder).filter((name) => name !== "en");
  const faults: string[] = [];
  const missing: string[] = [];
  for (const language of languages) {
    const own = readdirSync(join(folder, language));
    faults.push(...own.filter((file) => !english.includes(file)).map((file) => `${language}: ${file} is no catalogue`));
    for (const file of english) {
      const found = own.includes(file) ? sentencesIn(language, file) : {};
      const result = checkCatalogue(sentencesIn("en", file), found, language);
      faults.push(...result.faults);
      if (result.missing.length > 0) missing.push(`${language}/${file}: ${result.missing.length} read in English`);
    }
  }
  return { faults, missing };
}

if (import.meta.main) {
  try {
    const { faults, missing } = checkLocales();
    for (const line of missing) console.log(line);
    if (faults.length > 0) throw new PlainError(faults.join("\n"));
  } catch (error) {
    report(error);
  }
}

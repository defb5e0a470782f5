import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkCatalogue, type Sentences } from "./locales/check-catalogue.ts";
import { PlainError, report } from "./plain-error.ts";

const folder = join(import.meta.dirname, "..", "assets", "locales");
const sentencesIn = (language: string, file: string): Sentences =>
  JSON.parse(readFileSync(join(folder, language, file), "utf8")) as Sentences;

/** What a visitor reads, in letters and on pages of the hub too, and what the machine says for the desk: whole in each language. */
const isWhole = (file: string): boolean => /^(widget.*|loader|main|hub|video-test)\.json$/.test(file);

export interface LocalesReport {
  /** What is wrong, one sentence each. */
  readonly faults: readonly string[];
  /** How far each language is, one line a file that is not whole. */
  readonly progress: readonly string[];
}

/** Every catalogue of every language against the English one. */
export function checkLocales(): LocalesReport {
  const english = readdirSync(join(folder, "en"));
  const languages = readdirSync(folder).filter((name) => name !== "en");
  const faults: string[] = [];
  const progress: string[] = [];
  for (const language of languages) {
    const own = readdirSync(join(folder, language));
    faults.push(...own.filter((file) => !english.includes(file)).map((file) => `${language}: ${file} is no catalogue`));
    for (const file of english) {
      const source = sentencesIn("en", file);
      const result = checkCatalogue(source, own.includes(file) ? sentencesIn(language, file) : {}, language);
      faults.push(...result.faults.map((fault) => `${file}: ${fault}`));
      if (isWhole(file)) faults.push(...result.missing.map((id) => `${file}: ${language}: ${id} is not translated`));
      else progress.push(howFar(language, file, Object.keys(source).length, result.missing.length));
    }
  }
  return { faults, progress };
}

function howFar(language: string, file: string, all: number, missing: number): string {
  const done = all - missing;
  return `${language}/${file}: ${done} of ${all} (${Math.floor((done / all) * 100)} %); the rest is read in English`;
}

/** The same as a step of `check`: how far each language is, then what is wrong. */
export function localeFaults(): readonly string[] {
  const { faults, progress } = checkLocales();
  for (const line of progress) console.log(line);
  return faults;
}

if (import.meta.main) {
  try {
    const faults = localeFaults();
    if (faults.length > 0) throw new PlainError(faults.join("\n"));
  } catch (error) {
    report(error);
  }
}

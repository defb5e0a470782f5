import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A part of a page for people that is made from what the product itself reads, between two comments of these words. */
export interface GeneratedPart {
  /** From the root, such as `README.md`. */
  readonly file: string;
  readonly begin: string;
  readonly end: string;
  /** The part as it must be now, in Markdown. */
  readonly made: () => string;
}

/** The page with its part as it must be. Throws when the page has no place for it. */
export function withPart(page: string, { file, begin, end, made }: GeneratedPart): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for what is made: ${begin} … ${end}`);
  return `${page.slice(0, from)}${begin}\n\n${made()}\n\n${page.slice(to)}`;
}

/** One sentence when the page that stands there is not up to date. Spaces that align columns do not count. */
export function partFaults(root: string, part: GeneratedPart): string[] {
  const page = readFileSync(join(root, part.file), "utf8");
  const bare = (text: string): string => text.replaceAll(/[ -]+/g, " ");
  return bare(page) === bare(withPart(page, part)) ? [] : [`${part.file} is not up to date. Run "npm run readme".`];
}

export function writePart(root: string, part: GeneratedPart): void {
  const file = join(root, part.file);
  writeFileSync(file, withPart(readFileSync(file, "utf8"), part));
}

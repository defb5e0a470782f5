import * as z from "zod/mini";

/** The longest text a person may send at once, in UTF-16 code units. */
export const longestText = 8_000;

// What a person cannot see but a screen, a terminal or a log may obey: C0 and C1 controls but tab and line feed, the
// bidirectional overrides and isolates (Trojan Source, CVE-2021-42574), and halves of surrogate pairs.
const unseen = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text as people wrote it, without what only machines would obey. Lines end with a line feed. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(unseen, "").normalize("NFC").trim();
}

/** The same for a text of one line: names, titles. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ");
}

/** What is said beside a file; may be empty. Refuses with `text-too-long`. */
export const MaybeText = z.pipe(z.string().check(z.maxLength(longestText, "text-too-long")), z.transform(cleanText));

/** A message or a note. Refuses with `text-too-long` and `text-empty`. */
export const Text = z.pipe(MaybeText, z.string().check(z.minLength(1, "text-empty")));

/** A name, a title, an address: one line of at most `most` code units; may be empty. */
export const lineOf = (most: number) =>
  z.pipe(z.string().check(z.maxLength(most, "text-too-long")), z.transform(cleanLine));

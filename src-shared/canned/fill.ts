import { cleanText } from "../text/clean.ts";
import type { CannedBody } from "./model.ts";
import { placesIn, promptKey } from "./places.ts";

/** A part of a filled text: as it was written, put in, or a place that nothing is known for and that stands as it is. */
export interface Piece {
  readonly kind: "text" | "value" | "missing";
  readonly text: string;
}

export interface Known {
  /** By the names of the variables, in small letters. */
  readonly values: ReadonlyMap<string, string>;
  /** By `promptKey`. */
  readonly answers?: ReadonlyMap<string, string>;
}

/**
 * The text with its places filled. What is put in is plain text and never read for places again, so that nothing that a
 * visitor calls himself becomes one. A value that is not known or empty gives way to the fall-back.
 */
export function fill(text: string, { values, answers = new Map() }: Known): Piece[] {
  const pieces: Piece[] = [];
  const put = (kind: Piece["kind"], words: string) => void (words === "" || pieces.push({ kind, text: words }));
  let end = 0;
  for (const { kind, name, fallback, raw, from } of placesIn(text)) {
    put("text", text.slice(end, from));
    const known = cleanText((kind === "prompt" ? answers.get(promptKey(name)) : values.get(name)) ?? "");
    if (known !== "") put("value", known);
    else if (fallback === null) put("missing", raw);
    else put("value", fallback);
    end = from + raw.length;
  }
  put("text", text.slice(end));
  return pieces;
}

export const wordsOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join("");

/** Where the first place stands that is still open: from, to. */
export function firstMissing(pieces: readonly Piece[]): readonly [number, number] | undefined {
  let at = 0;
  for (const { kind, text } of pieces) {
    if (kind === "missing") return [at, at + text.length];
    at += text.length;
  }
  return undefined;
}

/** The text for somebody who speaks these languages, the best first: the same tag, then the same language, else the text itself. */
export function textFor(
  { text, variants }: Pick<CannedBody, "text" | "variants">,
  languages: readonly string[],
): { readonly text: string; readonly language: string | null } {
  const base = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";
  for (const wanted of languages) {
    const found =
      variants.find(({ language }) => language.toLowerCase() === wanted.toLowerCase()) ??
      variants.find(({ language }) => base(language) === base(wanted));
    if (found) return found;
  }
  return { text, language: null };
}

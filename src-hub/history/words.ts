// Scripts that are written without spaces between words: each sign counts as a word.
const dense = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const word = new RegExp(
  String.raw`[${dense}]\p{M}*|(?:(?![${dense}])[\p{L}\p{N}])(?:(?![${dense}])[\p{L}\p{N}\p{M}])*`,
  "gu",
);

/** A word and where it stands in its text, in UTF-16 code units. */
export interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Longer ones are cut: nobody searches for more of them. */
const longest = 64;

/** What a text is searched by: its words, without case and accents. The index and the search read texts by this alone. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(word), ({ 0: raw, index }) => ({
    word: folded(raw),
    from: index,
    to: index + raw.length,
  })).filter((one) => one.word !== "");
}

function folded(raw: string): string {
  // Most of what people write is ASCII, where there is nothing to take apart.
  // oxlint-disable-next-line no-control-regex
  if (/^[\0-\x7f]*$/.test(raw)) return raw.toLowerCase().slice(0, longest);
  return raw
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .slice(0, longest)
    .toWellFormed();
}

/** What is searched for. `prefix`: the last word is not written out yet, so what begins like it counts too. */
export interface Sought {
  readonly words: readonly string[];
  readonly prefix: string | null;
}

const mostWords = 12;
/** Of a shorter beginning nearly every text has one. */
const shortestPrefix = 2;

export function soughtIn(query: string): Sought {
  const found = wordsOf(query);
  const last = found.at(-1);
  const isOpen = last !== undefined && last.to === query.length && last.word.length >= shortestPrefix;
  const whole = isOpen ? found.slice(0, -1) : found;
  const words = [...new Set(whole.map((one) => one.word))].slice(0, mostWords);
  return { words, prefix: isOpen ? last.word : null };
}

export const isNothing = ({ words, prefix }: Sought): boolean => words.length === 0 && prefix === null;

/** Where in a text the words stand that are sought. */
export function found(text: string, { words, prefix }: Sought): Word[] {
  return wordsOf(text).filter((one) => words.includes(one.word) || (prefix !== null && one.word.startsWith(prefix)));
}

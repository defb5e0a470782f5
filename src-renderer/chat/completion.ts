/** What is being completed: `@` and a colleague's name, or `:` and an emoji's. `from`: where the sign stands. */
export interface Completing {
  readonly kind: "mention" | "emoji";
  readonly word: string;
  readonly from: number;
}

const sign = /(?<=^|[\s(])(?:@([^\n@:]{0,30})|:([\p{L}\p{N}_+-]{2,30}))$/u;

/** What stands right before the caret and may be completed; undefined when nothing does. */
export function completingAt(text: string, caret: number): Completing | undefined {
  const match = sign.exec(text.slice(0, caret));
  if (!match) return undefined;
  const [whole, mention, emoji] = match;
  return {
    kind: mention === undefined ? "emoji" : "mention",
    word: mention ?? emoji ?? "",
    from: caret - whole.length,
  };
}

/** The text with what was being completed replaced, and where the caret is then. */
export function completed(
  text: string,
  caret: number,
  { from }: Completing,
  by: string,
): { text: string; caret: number } {
  const after = text.slice(caret);
  const put = /^\s/.test(after) ? by : `${by} `;
  return { text: text.slice(0, from) + put + after, caret: from + put.length };
}

/** Those that begin like the word first, then those in which another word does; at most `most`. */
export function matching<T>(all: readonly T[], word: string, wordsOf: (one: T) => string, most = 8): T[] {
  const wanted = word.trim().toLowerCase();
  const begin = all.filter((one) => wordsOf(one).toLowerCase().startsWith(wanted));
  const inside = all.filter((one) => !begin.includes(one) && ` ${wordsOf(one).toLowerCase()}`.includes(` ${wanted}`));
  return [...begin, ...inside].slice(0, most);
}

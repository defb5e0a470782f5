/** A stretch of text that one font shows, in one direction. */
export interface Run<Font extends string> {
  readonly text: string;
  readonly font: Font;
}

/** What stands in place of a sign that no font has. */
const unshown = "[?]";
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A word is right to left when it has a letter of such a script. */
export const isRightToLeft = (word: string): boolean => rightToLeft.test(word);

const isSilent = (code: number): boolean =>
  (code >= 0x200b && code <= 0x200f) || code === 0x2060 || (code >= 0xfe00 && code <= 0xfe0f);

/**
 * A text as runs of the first font that has each sign. Emoji are told by their names where they are known. `lost`: some
 * sign is shown by no font.
 */
export function runsOf<Font extends string>(
  text: string,
  fonts: readonly Font[],
  has: (font: Font, code: number) => boolean,
  nameOf: (sign: string) => string | undefined,
): { readonly runs: Run<Font>[]; readonly lost: boolean } {
  const runs: Run<Font>[] = [];
  let lost = false;
  const add = (piece: string, font: Font): void => {
    const last = runs.at(-1);
    if (last?.font === font) runs[runs.length - 1] = { font, text: last.text + piece };
    else runs.push({ font, text: piece });
  };
  const fontOf = (code: number, before: Font | undefined): Font | undefined =>
    before !== undefined && has(before, code) ? before : fonts.find((font) => has(font, code));
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    const name = nameOf(segment);
    for (const sign of name === undefined ? segment : `(${name})`) {
      const code = sign.codePointAt(0)!;
      // What joins and varies other signs shows nothing by itself.
      if (isSilent(code)) continue;
      const font = fontOf(code, runs.at(-1)?.font);
      if (font === undefined) lost = true;
      // A whole word of such signs is one gap.
      if (font === undefined && runs.at(-1)?.text.endsWith(unshown)) continue;
      add(font === undefined ? unshown : sign, font ?? fonts[0]!);
    }
  }
  return { runs, lost };
}

/**
 * The words of one line in the order in which they are drawn, from the left. In a line that is right to left as a whole,
 * words of the other direction keep their order among themselves; and the other way round.
 */
export function visualOrder<W extends { readonly text: string }>(words: readonly W[], isLineRightToLeft: boolean): W[] {
  const groups: W[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    if (group && isRightToLeft(group[0]!.text) === isRightToLeft(word.text)) group.push(word);
    else groups.push([word]);
  }
  const drawn = groups.map((group) => (isRightToLeft(group[0]!.text) ? group.toReversed() : group));
  return (isLineRightToLeft ? drawn.toReversed() : drawn).flat();
}

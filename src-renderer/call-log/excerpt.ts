/** A stretch of an excerpt; `isFound` is what was searched for. */
export interface ExcerptPart {
  readonly words: string;
  readonly isFound: boolean;
}

/** Reads an excerpt as main sends it: what was found stands between U+0002 and U+0003. Everything stays text. */
export function excerptParts(excerpt: string): ExcerptPart[] {
  return excerpt.split("\u0002").flatMap((stretch, index) => {
    const [first = "", ...rest] = stretch.split("\u0003");
    const parts =
      index === 0
        ? [{ words: [first, ...rest].join(""), isFound: false }]
        : [
            { words: first, isFound: true },
            { words: rest.join(""), isFound: false },
          ];
    return parts.filter(({ words }) => words !== "");
  });
}

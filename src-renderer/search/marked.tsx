import type { Snippet } from "../../src-shared/history/model.ts";

/** A snippet with its marks. Everything stays text, whatever it is. */
export function Marked({ snippet }: { snippet: Snippet }) {
  return partsOf(snippet).map(({ words, isFound, from }) =>
    isFound ? <mark key={from}>{words}</mark> : <span key={from}>{words}</span>,
  );
}

interface Part {
  readonly from: number;
  readonly words: string;
  readonly isFound: boolean;
}

/** A snippet's text cut at its marks; marks that are out of order or out of the text are passed over. */
export function partsOf({ text, marks }: Snippet): Part[] {
  const parts: Part[] = [];
  let end = 0;
  const add = (from: number, to: number, isFound: boolean): void => {
    if (to > from) parts.push({ from, words: text.slice(from, to), isFound });
  };
  for (const [from, to] of marks) {
    if (from < end || to > text.length || to <= from) continue;
    add(end, from, false);
    add(from, to, true);
    end = to;
  }
  add(end, text.length, false);
  return parts;
}

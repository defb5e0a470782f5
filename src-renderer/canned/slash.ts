/** What is written behind a slash, and where the slash stands. */
export interface Slash {
  readonly from: number;
  readonly query: string;
}

// At the start or after a space; a path or an address has no space before its slash, or a second one behind it.
const slash = /(?<=^|\s)\/((?:[\p{L}\p{N}_-][\p{L}\p{M}\p{N}_-]*(?: [\p{L}\p{M}\p{N}_-]+){0,2} ?)?)$/u;

/**
 * The slash that is being written right before the caret; undefined when there is none, or it stands in code and not
 * where the list was opened on purpose.
 */
export function slashAt(text: string, caret: number, wanted?: number | null): Slash | undefined {
  const before = text.slice(0, caret);
  const match = slash.exec(before);
  if (!match) return undefined;
  // A letter right behind the caret: somebody went back into a word.
  if (/^[\p{L}\p{N}/]/u.test(text.slice(caret))) return undefined;
  const from = before.length - match[0].length;
  if (from !== wanted && isInCode(before)) return undefined;
  return { from, query: match[1] ?? "" };
}

function isInCode(before: string): boolean {
  const fences = before.split("```");
  if (fences.length % 2 === 0) return true;
  const line = (fences.at(-1) ?? "").split("\n").at(-1) ?? "";
  return line.split("`").length % 2 === 0;
}

/** The text with a slash at the caret, as if it had been written: with a space before it where one is needed. */
export function withSlash(text: string, caret: number): { text: string; caret: number } {
  const before = text.slice(0, caret);
  const put = before === "" || /\s$/.test(before) ? "/" : " /";
  const after = text.slice(caret);
  return { text: before + put + (after === "" || /^\s/.test(after) ? after : ` ${after}`), caret: caret + put.length };
}

/**
 * The text with the slash and what is behind it replaced. When the text has become another meanwhile it stands as it is,
 * and what is put in comes at its end.
 */
export function putInto(
  text: string,
  { from, query }: Slash,
  words: string,
): { text: string; from: number; caret: number } {
  const typed = `/${query}`;
  const isThere = text.startsWith(typed, from);
  const at = isThere ? from : text.length;
  const before = text.slice(0, at);
  const gap = isThere || before === "" || /\s$/.test(before) ? "" : " ";
  const after = isThere ? text.slice(at + typed.length) : "";
  const end = /^\s/.test(after) ? "" : " ";
  return {
    text: before + gap + words + end + after,
    from: at + gap.length,
    caret: at + gap.length + words.length + (end.length || 1),
  };
}

/** A piece of a page of the guides. Their words still hold `**bold**` and the like, see `wordsOf`. */
export type Block =
  | { readonly is: "heading"; readonly text: string }
  | { readonly is: "paragraph"; readonly text: string }
  | { readonly is: "list"; readonly isNumbered: boolean; readonly items: readonly string[] }
  | { readonly is: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A run of words of one kind. */
export interface Words {
  readonly as: "plain" | "strong" | "named" | "code";
  readonly text: string;
}

/**
 * A page of `docs/` as blocks: the little of Markdown that they use. Pictures, comments and the page's own title are left
 * out; what else it may hold stays text, so nothing of it becomes markup.
 */
export function blocksOf(page: string): Block[] {
  return page
    .replaceAll(/<!--.*?-->/gs, "")
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !part.startsWith("# ") && !part.startsWith("!["))
    .map(blockOf);
}

function blockOf(part: string): Block {
  const lines = part.split("\n");
  const first = lines[0] ?? "";
  if (first.startsWith("## ")) return { is: "heading", text: first.slice(3) };
  if (first.startsWith("|")) return tableOf(lines);
  if (/^(- |\d+\. )/.test(first)) return listOf(lines, /^\d/.test(first));
  return { is: "paragraph", text: lines.join(" ") };
}

function tableOf([head = "", , ...rows]: readonly string[]): Block {
  return { is: "table", head: cellsOf(head), rows: rows.map(cellsOf) };
}

function cellsOf(line: string): string[] {
  return line
    .replaceAll(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}

/** A line that begins no item goes on with the one before. */
function listOf(lines: readonly string[], isNumbered: boolean): Block {
  const items: string[] = [];
  for (const line of lines) {
    const [, item] = /^(?:- |\d+\. )(.*)$/.exec(line) ?? [];
    if (item !== undefined) items.push(item);
    else items.push(`${items.pop() ?? ""} ${line.trim()}`.trim());
  }
  return { is: "list", isNumbered, items };
}

const marks = /\*\*(?<strong>.+?)\*\*|(?<![\w])_(?<named>.+?)_(?![\w])|`(?<code>.+?)`|\[(?<link>[^\]]+)\]\([^)]*\)/g;

/** The words of a block with what is marked in them. A link is its words alone: the desk opens no files. */
export function wordsOf(text: string): Words[] {
  const found: Words[] = [];
  const add = (as: Words["as"], words: string | undefined) => words && found.push({ as, text: words });
  let at = 0;
  for (const match of text.matchAll(marks)) {
    add("plain", text.slice(at, match.index));
    const { strong, named, code, link } = match.groups ?? {};
    add("strong", strong);
    add("named", named);
    add("code", code);
    add("plain", link);
    at = match.index + match[0].length;
  }
  add("plain", text.slice(at));
  return found;
}

import { fromMarkdown } from "mdast-util-from-markdown";
import { type ParseAddress, type Piece, piecesOf, targetOf } from "./links.ts";
import type { Block, Inline } from "./tree.ts";

type AnyNode = ReturnType<typeof fromMarkdown>["children"][number];
type ListItem = Extract<AnyNode, { type: "listItem" }>;
type Parent = Extract<AnyNode, { type: "paragraph" | "strong" | "emphasis" | "link" }>;

/**
 * The subset of CommonMark that people write in a chat: bold, italic, code, lists, quotes, links. What is switched off stays
 * in the text as it was written: HTML, pictures, headings, escapes (a path keeps its backslashes), references.
 */
const extensions = [
  {
    disable: {
      null: [
        "autolink",
        "characterEscape",
        "characterReference",
        "codeIndented",
        "definition",
        "hardBreakEscape",
        "headingAtx",
        "htmlFlow",
        "htmlText",
        "labelStartImage",
        "setextUnderline",
        "thematicBreak",
      ],
    },
  },
];

/** Nobody quotes a quote of a quote deeper than this; somebody who does is read as it was written. */
const deepest = 6;
/** The places where addresses stood, letters to the parser: what is inside an address is no mark. */
const opens = "\u{e000}";
const closes = "\u{e001}";
const held = /\u{e000}(\d+)\u{e001}/gu;
const whole = /^\u{e000}(\d+)\u{e001}$/u;

/** A message's text as a tree. Whatever it is, all of its words are in the tree, and nothing that they don't say. */
export function readRich(text: string, parse: ParseAddress): Block[] {
  const plain: Block[] = [{ is: "paragraph", parts: linked(piecesOf(text, parse)) }];
  if (text.includes(opens) || text.includes(closes) || isTooDeep(text)) return plain;
  const addresses: string[] = [];
  const source = piecesOf(text, parse)
    .map((piece) => (piece.target ? `${opens}${addresses.push(piece.text) - 1}${closes}` : piece.text))
    .join("");
  const blocks = reader(source, addresses, parse).blocks(fromMarkdown(source, { extensions }).children, 0);
  return blocks.length > 0 ? blocks : plain;
}

/** So many openings of quotes, lists and brackets are no writing, and taking them apart takes long. */
function isTooDeep(text: string): boolean {
  return /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){8}/m.test(text) || (text.match(/[[*_`]/g)?.length ?? 0) > 1_000;
}

function linked(pieces: readonly Piece[]): Inline[] {
  return pieces.map(({ text, target }): Inline =>
    target ? { is: "link", target, parts: [{ is: "text", text }] } : { is: "text", text },
  );
}

function reader(source: string, addresses: readonly string[], parse: ParseAddress) {
  const restored = (text: string): string => text.replaceAll(held, (_, index: string) => addresses[Number(index)]!);
  const asWritten = ({ position }: AnyNode): string =>
    restored(source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0));

  function blocks(nodes: readonly AnyNode[], depth: number): Block[] {
    return nodes.map((node) => block(node, depth));
  }

  function block(node: AnyNode, depth: number): Block {
    if (node.type === "paragraph") return { is: "paragraph", parts: inlines(node, false) };
    if (node.type === "code") {
      const label = /^[`~]+[ \t]*(.*)/.exec(asWritten(node))?.[1] ?? "";
      return { is: "code", text: restored(node.value), label };
    }
    if (node.type === "blockquote" && depth < deepest) return { is: "quote", blocks: blocks(node.children, depth + 1) };
    if (node.type === "list" && depth < deepest) {
      const items = node.children.map((item) => ({ number: numberOf(item), blocks: blocks(item.children, depth + 1) }));
      return { is: "list", items };
    }
    return { is: "paragraph", parts: linked(piecesOf(asWritten(node), parse)) };
  }

  /** The number as it was written: a list that somebody began at 3 and went on with 5 says so. */
  function numberOf(item: ListItem): number | null {
    const digits = /^\d+/.exec(asWritten(item));
    return digits ? Number(digits[0]) : null;
  }

  function inlines(parent: Parent, inLink: boolean): Inline[] {
    return joined(parent.children.flatMap((node) => inline(node, inLink)));
  }

  function inline(node: AnyNode, inLink: boolean): Inline[] {
    switch (node.type) {
      case "text":
        return plain(restored(node.value), inLink);
      case "break":
        return [{ is: "text", text: "\n" }];
      case "inlineCode":
        return [{ is: "code", text: restored(node.value) }];
      case "strong":
      case "emphasis":
        return [{ is: node.type, parts: inlines(node, inLink) }];
      case "link": {
        const parts = inlines(node, true);
        // Only where an address was found in the text itself: none is made of escapes.
        const found = node.title ? undefined : addresses[Number(whole.exec(node.url)?.[1])];
        const target = found === undefined ? undefined : targetOf(found, wordsOf(parts), parse);
        if (target && !inLink && parts.length > 0) return [{ is: "link", target, parts }];
        return plain(asWritten(node), inLink);
      }
      default:
        return plain(asWritten(node), inLink);
    }
  }

  function plain(text: string, inLink: boolean): Inline[] {
    return inLink ? [{ is: "text", text }] : linked(piecesOf(text, parse));
  }

  return { blocks };
}

/** All the letters of a line. */
function wordsOf(parts: readonly Inline[]): string {
  return parts.map((part) => ("text" in part ? part.text : wordsOf(part.parts))).join("");
}

function joined(parts: readonly Inline[]): Inline[] {
  return parts.reduce<Inline[]>((all, part) => {
    const last = all.at(-1);
    if (part.is === "text" && last?.is === "text") all[all.length - 1] = { is: "text", text: last.text + part.text };
    else all.push(part);
    return all;
  }, []);
}

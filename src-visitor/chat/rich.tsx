import { Fragment, type JSX } from "preact";
import { readRich } from "../../src-shared/rich/read.ts";
import type { Block, Inline } from "../../src-shared/rich/tree.ts";

const parse = (address: string): URL | null => {
  try {
    return new URL(address);
  } catch {
    // Browsers of the last years have `URL.parse`; the panel also runs in older ones.
    return null;
  }
};

/** A message with its marks: the same tree as the desk shows (`src-shared/rich`), so no HTML and no pictures. */
export function Rich({ text }: { text: string }) {
  return <>{readRich(text, parse).map(block)}</>;
}

function block(one: Block, key: number): JSX.Element {
  switch (one.is) {
    case "paragraph":
      return <p key={key}>{one.parts.map(inline)}</p>;
    case "code":
      return (
        <Fragment key={key}>
          {one.label && <p class="label">{one.label}</p>}
          <pre>
            <code>{one.text}</code>
          </pre>
        </Fragment>
      );
    case "quote":
      return <blockquote key={key}>{one.blocks.map(block)}</blockquote>;
    case "list": {
      const List = one.items.some(({ number }) => number !== null) ? "ol" : "ul";
      return (
        <List key={key}>
          {one.items.map(({ number, blocks }, index) => (
            <li key={index} value={number ?? undefined}>
              {blocks.map(block)}
            </li>
          ))}
        </List>
      );
    }
  }
}

function inline(part: Inline, key: number): JSX.Element | string {
  switch (part.is) {
    case "text":
      return part.text;
    case "code":
      return <code key={key}>{part.text}</code>;
    case "strong":
      return <strong key={key}>{part.parts.map(inline)}</strong>;
    case "emphasis":
      return <em key={key}>{part.parts.map(inline)}</em>;
    case "link":
      return (
        <Fragment key={key}>
          <a href={part.target.href} target="_blank" rel="noopener noreferrer">
            {part.parts.map(inline)}
          </a>
          {part.target.real && ` (${part.target.real})`}
        </Fragment>
      );
  }
}

import { Fragment, memo, type ReactNode, useMemo, useState } from "react";
import { readRich } from "../../src-shared/rich/read.ts";
import { type Block, type Inline, mayBeRich } from "../../src-shared/rich/tree.ts";
import { text as say } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./message-text.module.css";

/** A message longer than this, in letters or lines, is folded until somebody wants the rest. */
const long = { letters: 1_600, lines: 24 };

const parse = (address: string): URL | null => URL.parse(address);

/** What a person wrote, and the few marks that people write with. Addresses open in a page of their own. */
export const MessageText = memo(function MessageText({ text }: { text: string }) {
  const [isWhole, setWhole] = useState(false);
  const blocks = useMemo(() => (mayBeRich(text) ? readRich(text, parse) : undefined), [text]);
  const isLong = text.length > long.letters || text.split("\n").length > long.lines;
  return (
    <>
      <div className={classes(styles["text"], isLong && !isWhole && styles["folded"])} dir="auto">
        {blocks ? blocks.map(blockOf) : <p>{text}</p>}
      </div>
      {isLong ? (
        <Button size="small" look="soft" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
          {say(isWhole ? "chat.fold" : "chat.unfold")}
        </Button>
      ) : null}
    </>
  );
});

function blockOf(block: Block, key: number): ReactNode {
  switch (block.is) {
    case "paragraph":
      return <p key={key}>{block.parts.map(inlineOf)}</p>;
    case "code":
      return (
        <Fragment key={key}>
          {block.label ? <p className={styles["label"]}>{block.label}</p> : null}
          <pre>
            <code>{block.text}</code>
          </pre>
        </Fragment>
      );
    case "quote":
      return <blockquote key={key}>{block.blocks.map(blockOf)}</blockquote>;
    case "list": {
      const List = block.items.some(({ number }) => number !== null) ? "ol" : "ul";
      return (
        <List key={key}>
          {block.items.map(({ number, blocks }, index) => (
            <li key={index} value={number ?? undefined}>
              {blocks.map(blockOf)}
            </li>
          ))}
        </List>
      );
    }
  }
}

function inlineOf(part: Inline, key: number): ReactNode {
  switch (part.is) {
    case "text":
      return part.text;
    case "code":
      return <code key={key}>{part.text}</code>;
    case "strong":
      return <strong key={key}>{part.parts.map(inlineOf)}</strong>;
    case "emphasis":
      return <em key={key}>{part.parts.map(inlineOf)}</em>;
    case "link":
      return (
        <Fragment key={key}>
          <a href={part.target.href} target="_blank" rel="noopener noreferrer">
            {part.parts.map(inlineOf)}
          </a>
          {part.target.real ? <span className={styles["real"]}> ({part.target.real})</span> : null}
        </Fragment>
      );
  }
}

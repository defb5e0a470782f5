import { useEffect, useRef } from "react";
import page from "../../docs/agents.md?raw";
import { sentenceOf } from "../call-health/sentence.ts";
import { registerActions } from "../frame/actions.ts";
import { text } from "../text/text.ts";
import { Dialog } from "../ui/dialog.tsx";
import { type Block, blocksOf, wordsOf } from "./blocks.ts";
import styles from "./guide.module.css";
import { closeGuide, openGuide, useGuide } from "./show-guide.ts";

const blocks = blocksOf(page);
/** As in the guide's own table, see scripts/readme/health-guide.ts. */
const example = { name: "Maria", values: { percent: 12, ms: 450, device: "" } };

/** The agents' guide of `docs/`, in the window: how to call and share, and what each failure means. */
export function Guide() {
  const { isOpen, rule } = useGuide();
  useEffect(
    () =>
      registerActions(() => [
        { id: "guide.open", label: text("guide.open"), group: text("frame.topBar"), run: () => openGuide() },
      ]),
    [],
  );
  return (
    <Dialog title={text("guide.title")} isOpen={isOpen} onClose={closeGuide} size="large" isDismissable>
      <Page rule={rule} />
    </Dialog>
  );
}

function Page({ rule }: { rule: string | null }) {
  const place = useRef<HTMLElement>(null);
  const sought =
    rule === null ? undefined : sentenceOf({ rule, side: "hub", values: example.values }, example.name)?.what;
  useEffect(() => {
    const row = place.current?.querySelector<HTMLElement>("[data-sought]");
    row?.scrollIntoView({ block: "center" });
    row?.focus();
  }, [sought]);
  return (
    <article className={styles["page"]} ref={place}>
      <Contents />
      {blocks.map((block, index) => (
        <One key={index} block={block} sought={sought} />
      ))}
    </article>
  );
}

/** The headings, each a way to its place. */
function Contents() {
  return (
    <nav className={styles["contents"]} aria-label={text("guide.contents")}>
      {blocks.map((block, index) =>
        block.is === "heading" ? (
          <button key={index} type="button" onClick={() => goTo(block.text)}>
            {block.text}
          </button>
        ) : null,
      )}
    </nav>
  );
}

function goTo(heading: string): void {
  const found = document.getElementById(idOf(heading));
  found?.scrollIntoView({ block: "start" });
  found?.focus({ preventScroll: true });
}

function idOf(heading: string): string {
  return `guide-${heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
}

function One({ block, sought }: { block: Block; sought: string | undefined }) {
  switch (block.is) {
    case "heading":
      return (
        <h3 id={idOf(block.text)} tabIndex={-1}>
          {block.text}
        </h3>
      );
    case "paragraph":
      return (
        <p>
          <Said words={block.text} />
        </p>
      );
    case "list": {
      const items = block.items.map((item) => (
        <li key={item}>
          <Said words={item} />
        </li>
      ));
      return block.isNumbered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "table":
      return <Table head={block.head} rows={block.rows} sought={sought} />;
  }
}

function Table({ head, rows, sought }: Omit<Extract<Block, { is: "table" }>, "is"> & { sought: string | undefined }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]} {...(sought !== undefined && row[0] === sought ? { "data-sought": "", tabIndex: -1 } : {})}>
            {row.map((cell, place) => (
              <td key={head[place]}>
                <Said words={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Said({ words }: { words: string }) {
  return wordsOf(words).map(({ as, text: said }, index) => {
    if (as === "strong") return <strong key={index}>{said}</strong>;
    if (as === "named") return <em key={index}>{said}</em>;
    return as === "code" ? <code key={index}>{said}</code> : said;
  });
}

import type { VisitorView } from "../../src-shared/visitors/model.ts";
import { text } from "../text/text.ts";
import { Fact } from "./card.tsx";
import { OutsideLink } from "./outside-link.tsx";
import { Vouched } from "./who.tsx";
import styles from "./visitor-panel.module.css";

/** What the site says of him: orders, tasks and deals too, as links where their addresses are given. */
export function AttributeList({ attributes }: Pick<VisitorView, "attributes">) {
  if (attributes.length === 0) return <p className={styles["soft"]}>{text("visitorPanel.noAttributes")}</p>;
  return (
    <dl className={styles["facts"]}>
      {attributes.map(({ name, value, verified }) => (
        <Fact key={name} name={name}>
          {typeof value === "string" && /^https?:/i.test(value) ? (
            <OutsideLink address={value} />
          ) : (
            <Vouched known={{ value: wordsOf(value), verified }} />
          )}
        </Fact>
      ))}
    </dl>
  );
}

function wordsOf(value: string | number | boolean): string {
  if (typeof value === "boolean") return text(value ? "wrapUp.ticked" : "wrapUp.notTicked");
  return String(value);
}

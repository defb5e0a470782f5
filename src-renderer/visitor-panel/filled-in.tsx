import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { text } from "../text/text.ts";
import { classes } from "../ui/classes.ts";
import { Card, Fact } from "./card.tsx";
import styles from "./visitor-panel.module.css";

/** What the site asked before it began: his answers, and what he agreed to in the words that he read. */
export function FilledIn({ filled, consent }: Pick<PublicSummary, "filled" | "consent">) {
  if (filled.length === 0 && consent === null) return null;
  return (
    <Card title={text("visitorPanel.filled")}>
      <dl className={classes(styles["facts"], styles["whole"])}>
        {filled.map(({ label, value }) => (
          <Fact key={label} name={label}>
            {typeof value === "boolean" ? text(value ? "wrapUp.ticked" : "wrapUp.notTicked") : value}
          </Fact>
        ))}
        {consent === null ? null : <Fact name={text("visitorPanel.consent")}>{consent}</Fact>}
      </dl>
    </Card>
  );
}

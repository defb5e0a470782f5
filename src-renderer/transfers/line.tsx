import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import styles from "./transfer-bars.module.css";

/** One line: what is so, for how long, and what can be done about it. The words are read out once, the time is not. */
export function Line({
  icon,
  words,
  time,
  look,
  children,
}: {
  icon: ReactNode;
  words: string;
  time?: ReactNode;
  look?: "warn" | "held";
  children?: ReactNode;
}) {
  return (
    <section className={classes(styles["bar"], look && styles[look])} aria-label={words}>
      <span className={styles["icon"]} aria-hidden="true">
        {icon}
      </span>
      <span className={styles["words"]}>
        <output>{words}</output>
        {time ? <span className={styles["time"]}>{time}</span> : null}
      </span>
      <span className={styles["acts"]}>{children}</span>
    </section>
  );
}

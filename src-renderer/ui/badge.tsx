import type { ReactNode } from "react";
import styles from "./badge.module.css";
import { classes } from "./classes.ts";
import { Hidden } from "./hidden.tsx";
import type { Tone } from "./tone.ts";

/** A small number that asks to be looked at; `words` say what it counts. Above 99 it says `99+`. */
export function Badge({ count, words, tone = "accent" }: { count: number; words: string; tone?: Tone }) {
  return (
    <span className={classes(styles["badge"], styles[`${tone}-full`])}>
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <Hidden>{words}</Hidden>
    </span>
  );
}

/** A short fact beside a name: a queue, a site, a role. */
export function Chip({ children, tone = "plain", icon }: { children: ReactNode; tone?: Tone; icon?: ReactNode }) {
  return (
    <span className={classes(styles["chip"], styles[tone])}>
      {icon}
      <span className={styles["words"]}>{children}</span>
    </span>
  );
}

/** A coloured dot. It only repeats what words beside it say. `off` is hollow, so that it is told apart without colour. */
export function Dot({ tone }: { tone: "good" | "warn" | "bad" | "off" }) {
  return <span className={classes(styles["dot"], styles[`dot-${tone}`])} aria-hidden="true" />;
}

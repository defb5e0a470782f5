import { Check, Circle, CircleDashed } from "lucide-react";
import { type ReactNode, useId } from "react";
import { text } from "../../text/text.ts";
import { Chip } from "../../ui/badge.tsx";
import { classes } from "../../ui/classes.ts";
import styles from "./set-up.module.css";
import type { StepState } from "./steps.ts";

const tones = { done: "good", begun: "warn", open: "plain" } as const;

/** One of the three steps: what is so, and what to do. */
export function Step({
  number,
  title,
  state,
  children,
}: {
  number: number;
  title: string;
  state: StepState;
  children: ReactNode;
}) {
  const titled = useId();
  return (
    <li className={styles["step"]} aria-labelledby={titled} data-state={state}>
      <div className={styles["stepHead"]}>
        <span className={classes(styles["number"], styles[state])} aria-hidden="true">
          {state === "done" ? <Check /> : number}
        </span>
        <h3 className={styles["stepTitle"]} id={titled}>
          {text("setUp.step", { number, title })}
        </h3>
        <Chip tone={tones[state]}>{text(`setUp.state.${state}`)}</Chip>
      </div>
      <div className={styles["stepBody"]}>{children}</div>
    </li>
  );
}

/** One thing that is so, or not yet; `part`: half of it. */
export function Fact({ is, children }: { is: "yes" | "part" | "no"; children: ReactNode }) {
  const Sign = is === "yes" ? Check : is === "part" ? CircleDashed : Circle;
  return (
    <li className={classes(styles["fact"], styles[`fact-${is}`])}>
      <Sign aria-hidden="true" />
      <span>{children}</span>
    </li>
  );
}

export function Facts({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles["facts"]} aria-label={label}>
      {children}
    </ul>
  );
}

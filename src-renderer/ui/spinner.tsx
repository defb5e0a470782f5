import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./spinner.module.css";

/** Something is awaited. Says nothing by itself: stands beside words, or in a button that is waiting. */
export function Spinner() {
  return <LoaderCircle className={styles["spinner"]} aria-hidden="true" />;
}

/** What is awaited, in words, as a line or in the middle of an empty place. Read out politely. */
export function WaitingLine({ children, isCentred = false }: { children: ReactNode; isCentred?: boolean }) {
  return (
    <output className={classes(styles["line"], isCentred && styles["centred"])}>
      <Spinner />
      <span>{children}</span>
    </output>
  );
}

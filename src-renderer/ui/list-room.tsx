import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./list-room.module.css";

interface ListRoomProps {
  readonly title: string;
  /** Above the list: how it is searched. */
  readonly search: ReactNode;
  readonly list: ReactNode;
  /** What is chosen; where both have no place beside each other, it takes the place of the list. */
  readonly chosen: ReactNode | null;
  /** What stands there while nothing is chosen. */
  readonly empty: ReactNode;
  /** May set `--list`, the width of the list. */
  readonly className?: string | undefined;
}

/** A room with a list that is searched at one side, and what is chosen in it at the other. */
export function ListRoom({ title, search, list, chosen, empty, className }: ListRoomProps) {
  return (
    <div className={classes(styles["room"], className)} data-chosen={chosen !== null || undefined}>
      <section className={styles["list"]} aria-label={title}>
        <div className={styles["head"]}>
          <h1 className={styles["title"]}>{title}</h1>
          {search}
        </div>
        {list}
      </section>
      <div className={styles["detail"]}>{chosen ?? empty}</div>
    </div>
  );
}

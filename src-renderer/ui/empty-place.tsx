import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./empty-place.module.css";

export interface EmptyPlaceProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** What will be there, and how to get it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** For a narrow place: closer and without the large icon's ground. */
  readonly isSmall?: boolean;
  /** For a screen that has no other title. */
  readonly isHeading?: boolean;
}

/** A place with nothing in it yet. */
export function EmptyPlace({ icon, title, children, action, isSmall = false, isHeading = false }: EmptyPlaceProps) {
  const Title = isHeading ? "h1" : "p";
  return (
    <div className={classes(styles["place"], isSmall && styles["small"])}>
      <span className={styles["icon"]} aria-hidden="true">
        {icon}
      </span>
      <Title className={styles["title"]}>{title}</Title>
      {children ? <p className={styles["words"]}>{children}</p> : null}
      {action ? <div className={styles["action"]}>{action}</div> : null}
    </div>
  );
}

import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./banner.module.css";
import { classes } from "./classes.ts";

export interface BannerProps {
  readonly look: "info" | "warn" | "bad";
  readonly title: string;
  /** What happened, what was kept, what to do. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Inside a place rather than across the window. */
  readonly isBoxed?: boolean;
}

const icons = { info: Info, warn: TriangleAlert, bad: CircleAlert } as const;

/** Something that holds until it is over. Read out once when it comes; what runs in it is not read again and again. */
export function Banner({ look, title, children, action, isBoxed = false }: BannerProps) {
  const Icon = icons[look];
  return (
    <section className={classes(styles["banner"], styles[look], isBoxed && styles["boxed"])} aria-label={title}>
      <Icon className={styles["icon"]} aria-hidden="true" />
      <div className={styles["two"]}>
        <p role={look === "info" ? "status" : "alert"} className={styles["title"]}>
          {title}
        </p>
        {children ? <p className={styles["words"]}>{children}</p> : null}
      </div>
      {action ? <div className={styles["action"]}>{action}</div> : null}
    </section>
  );
}

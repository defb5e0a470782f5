import type { ReactNode } from "react";
import styles from "./hidden.module.css";

/** Read out, not seen. */
export function Hidden({ children }: { children: ReactNode }) {
  return <span className={styles["hidden"]}>{children}</span>;
}

/** Says aloud what its words have become. Stays on the page, also while it is empty: only a change is read. */
export function LiveRegion({ children, isUrgent = false }: { children: ReactNode; isUrgent?: boolean }) {
  return (
    <span
      className={styles["hidden"]}
      role={isUrgent ? "alert" : "status"}
      aria-live={isUrgent ? "assertive" : "polite"}
      aria-atomic="true"
    >
      {children}
    </span>
  );
}

import type { ReactNode } from "react";
import styles from "./things.module.css";

/** What is wrong with a field, or with several, that does not say so itself. */
export function FieldFault({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className={styles["fault"]}>
      {children}
    </p>
  );
}

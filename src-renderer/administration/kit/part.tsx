import { type ReactNode, useId } from "react";
import styles from "./part.module.css";

/** Fields of a form that belong together. */
export function Part({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles["part"]} aria-labelledby={id}>
      <h3 className={styles["title"]} id={id}>
        {title}
      </h3>
      {intro ? <p className={styles["intro"]}>{intro}</p> : null}
      {children}
    </section>
  );
}

/** Short fields beside each other. */
export function Beside({ children }: { children: ReactNode }) {
  return <div className={styles["beside"]}>{children}</div>;
}

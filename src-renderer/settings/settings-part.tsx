import { type ReactNode, useId } from "react";
import styles from "./settings-part.module.css";

/** What belongs together, with its name at the side. */
export function SettingsPart({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles["part"]} aria-labelledby={id}>
      <div className={styles["side"]}>
        <h2 className={styles["title"]} id={id}>
          {title}
        </h2>
        <p className={styles["intro"]}>{intro}</p>
      </div>
      <div className={styles["content"]}>{children}</div>
    </section>
  );
}

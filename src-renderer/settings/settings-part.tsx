import { type ReactNode, useId } from "react";
import styles from "./settings-part.module.css";

interface SettingsPartProps {
  readonly title: string;
  readonly intro: string;
  /** Of its heading: 3 under the heading of a page that is itself one of several. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

/** What belongs together, with its name at the side. */
export function SettingsPart({ title, intro, level = 2, children }: SettingsPartProps) {
  const Heading = `h${level}` as const;
  const id = useId();
  return (
    <section className={styles["part"]} aria-labelledby={id}>
      <div className={styles["side"]}>
        <Heading className={styles["title"]} id={id}>
          {title}
        </Heading>
        <p className={styles["intro"]}>{intro}</p>
      </div>
      <div className={styles["content"]}>{children}</div>
    </section>
  );
}

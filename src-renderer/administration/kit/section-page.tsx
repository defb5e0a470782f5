import type { ReactNode } from "react";
import { text } from "../../text/text.ts";
import type { Section } from "./drafts.ts";
import styles from "./section-page.module.css";

interface SectionPageProps {
  readonly section: Exclude<Section, "sites" | "requests">;
  readonly children: ReactNode;
}

/** A section that is one page: its name and what it is for, as above a list of things. */
export function SectionPage({ section, children }: SectionPageProps) {
  const title = text(`administration.section.${section}`);
  return (
    <section className={styles["page"]} aria-label={title}>
      <div className={styles["head"]}>
        <h2 className={styles["title"]}>{title}</h2>
        <p className={styles["intro"]}>{text(`administration.intro.${section}`)}</p>
      </div>
      {children}
    </section>
  );
}

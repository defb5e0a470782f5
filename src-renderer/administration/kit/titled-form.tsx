import { type ReactNode, useEffect, useId, useRef } from "react";
import { text } from "../../text/text.ts";
import styles from "./things.module.css";

interface TitledFormProps {
  /** Its name as it stands in the fields; empty: it has none yet. */
  readonly title: string;
  /** Who has just added something writes its name first. */
  readonly isNew: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** The form of one thing, under its name. */
export function TitledForm({ title, isNew, onSubmit, children }: TitledFormProps) {
  const titled = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isNew) form.current?.querySelector("input")?.focus();
  }, [isNew]);
  return (
    <form
      ref={form}
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      aria-labelledby={titled}
      noValidate
    >
      <h3 className={styles["formTitle"]} id={titled}>
        {title || text("administration.unnamed")}
      </h3>
      {children}
    </form>
  );
}

import type { Piece } from "../../src-shared/canned/fill.ts";
import { text } from "../text/text.ts";
import styles from "./canned-list.module.css";

/** A filled text, with what was put in and what is still open told apart. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <p className={styles["words"]}>
      {pieces.map(({ kind, text: words }, index) => {
        const key = `${index} ${kind}`;
        if (kind === "text") return <span key={key}>{words}</span>;
        return (
          <span key={key} className={styles[kind]} {...(kind === "missing" ? { title: text("canned.open") } : {})}>
            {words}
          </span>
        );
      })}
    </p>
  );
}

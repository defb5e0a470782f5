import { piecesOf } from "./links.ts";
import styles from "./message-text.module.css";

/** What a person wrote, letter by letter. Only http and https addresses can be followed, in a page of their own. */
export function MessageText({ text }: { text: string }) {
  return (
    <p className={styles["text"]} dir="auto">
      {piecesOf(text).map((piece, index) =>
        piece.href === undefined ? (
          piece.text
        ) : (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer">
            {piece.text}
          </a>
        ),
      )}
    </p>
  );
}

import { type ReactNode, useState } from "react";
import { roomsHere } from "../frame/open-rooms.ts";
import { shortcutText } from "../frame/shortcut.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Hidden } from "../ui/hidden.tsx";
import { KeyHint } from "../ui/key-hint.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { useKeyChoices } from "./in-force.ts";
import styles from "./key-list.module.css";
import { chosenKeys, keysOf } from "./keymap.ts";
import type { KeyRow } from "./table.ts";
import { nameOf, partsWith } from "./words.ts";

/** All that has keys or may have them, by where it belongs; `tools` stand at the end of each row. */
export function KeyList({ level, tools }: { level: "h2" | "h3"; tools?: (row: KeyRow) => ReactNode }) {
  const [words, setWords] = useState("");
  const choices = useKeyChoices();
  const rooms = useDesk((state) => roomsHere(state).length);
  const keysText = (row: KeyRow) => shortcutText(chosenKeys(choices, row) ?? "");
  const parts = partsWith(words, rooms, keysText);
  const Title = level;
  return (
    <div className={styles["list"]}>
      <SearchField label={text("keys.find")} clearLabel={text("keys.findClear")} value={words} onChange={setWords} />
      {parts.length === 0 ? <p className={styles["none"]}>{text("keys.nothing")}</p> : null}
      {parts.map(({ group, rows }) => (
        <section key={group} className={styles["part"]} aria-label={text(`keys.group.${group}`)}>
          <Title className={styles["group"]}>{text(`keys.group.${group}`)}</Title>
          <ul className={styles["rows"]}>
            {rows.map((row) => (
              <li key={row.id} className={styles["row"]}>
                <span className={styles["name"]}>{nameOf(row)}</span>
                <KeysOf shown={keysText(row)} isOff={keysOf(choices, row) === null} />
                {tools?.(row)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function KeysOf({ shown, isOff }: { shown: string; isOff: boolean }) {
  if (!shown) return <span className={styles["without"]}>{text("keys.none")}</span>;
  return (
    <span className={styles["keys"]}>
      <KeyHint keys={shown} />
      {/* The hint is read to nobody. */}
      <Hidden>{shown}</Hidden>
      {isOff ? <span className={styles["without"]}>{text("keys.off")}</span> : null}
    </span>
  );
}

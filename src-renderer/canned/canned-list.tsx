import { Paperclip } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import type { Canned } from "../../src-shared/canned/model.ts";
import { text } from "../text/text.ts";
import { classes } from "../ui/classes.ts";
import { Hidden } from "../ui/hidden.tsx";
import styles from "./canned-list.module.css";
import { FileLines } from "./file-lines.tsx";
import { folderName } from "./folder-name.ts";
import { Pieces } from "./pieces.tsx";
import type { CannedHere } from "./use-canned.ts";

/** What fits the words behind the slash, in its folders, and how the chosen one would read. The focus stays where one writes. */
export function CannedList({ canned }: { canned: CannedHere }) {
  const { isOpen, groups, chosen, take, shown } = canned;
  const titled = useId();
  const current = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer engines answer a promise here, which is no effect's end.
    current.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  if (!isOpen) return null;
  if (!chosen)
    return (
      <output className={classes(styles["list"], styles["empty"])}>
        {text("canned.none")} {text("canned.noneHow")}
      </output>
    );
  const count = groups.reduce((sum, { found }) => sum + found.length, 0);
  const { pieces, language } = shown(chosen);
  const option = (one: Canned) => (
    <div
      key={one.id}
      ref={one.id === chosen.id ? current : undefined}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      tabIndex={-1}
      aria-selected={one.id === chosen.id}
      className={classes(styles["choice"], one.id === chosen.id && styles["chosen"])}
      // Before the field loses the focus.
      onMouseDown={(event) => {
        event.preventDefault();
        take(one);
      }}
    >
      <b>/{one.shortcut}</b> <span>{one.title}</span>
      {one.files.length > 0 ? (
        <span className={styles["clip"]}>
          <Paperclip size={12} aria-hidden="true" />
          <Hidden>{text("uploads.inMessage", { count: one.files.length })}</Hidden>
        </span>
      ) : null}
    </div>
  );
  return (
    <div className={classes(styles["list"], styles["two"])}>
      {/* A list that is written over, not chosen from by itself: the focus stays in the text. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div className={styles["choices"]} role="listbox" aria-label={text("canned.title")}>
        {groups.map(({ folder, found }) => (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          <div key={folder.id} role="group" aria-labelledby={`${titled}${folder.id}`}>
            <div className={styles["folder"]} id={`${titled}${folder.id}`} role="presentation">
              {folderName(folder)}
            </div>
            {found.map(option)}
          </div>
        ))}
      </div>
      <section className={styles["preview"]} aria-label={text("canned.preview")}>
        <Pieces pieces={pieces} />
        <FileLines files={chosen.files} />
        {language === null ? null : <p className={styles["language"]}>{text("canned.inLanguage", { language })}</p>}
      </section>
      <Hidden>
        <output>{text("canned.at", { title: chosen.title, shortcut: chosen.shortcut, count })}</output>
      </Hidden>
    </div>
  );
}

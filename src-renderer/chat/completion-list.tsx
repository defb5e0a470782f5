import { text } from "../text/text.ts";
import { classes } from "../ui/classes.ts";
import { Hidden } from "../ui/hidden.tsx";
import styles from "./completion-list.module.css";
import type { CompletionState } from "./use-completion.ts";

/** What fits the word that is being written, over the composer. The focus stays where one writes. */
export function Completion({ completion: { choices, chosen, take } }: { completion: CompletionState }) {
  if (choices.length === 0) return null;
  return (
    <>
      {/* A list that is written over, not chosen from by itself: the focus stays in the text. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div className={styles["list"]} role="listbox" aria-label={text("chat.completion")}>
        {choices.map((choice, index) => (
          <div
            key={choice.key}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={classes(styles["choice"], index === chosen && styles["chosen"])}
            // Before the field loses the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              take(choice);
            }}
          >
            {choice.label}
          </div>
        ))}
      </div>
      <Hidden>
        <output>{text("chat.completionAt", { choice: choices[chosen]?.label ?? "", count: choices.length })}</output>
      </Hidden>
    </>
  );
}

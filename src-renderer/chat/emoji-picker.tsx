import { useEffect, useMemo, useState } from "react";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { matching } from "./completion.ts";
import { allEmoji, type Emoji } from "./emoji.ts";
import styles from "./emoji-picker.module.css";

/** So many are shown at a time; the search finds the rest. */
const shown = 160;

/** Emoji to choose from, with a search. */
export function EmojiPicker({ onPick, onClose }: { onPick: (sign: string) => void; onClose: () => void }) {
  const [all, setAll] = useState<readonly Emoji[] | "missing" | null>(null);
  const [words, setWords] = useState("");
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isWanted = true;
    allEmoji().then(
      (emoji) => isWanted && setAll(emoji),
      () => isWanted && setAll("missing"),
    );
    return () => {
      isWanted = false;
    };
  }, [round]);
  const found = useMemo(() => {
    if (!Array.isArray(all)) return [];
    return words.trim() === ""
      ? all.slice(0, shown)
      : matching(all as readonly Emoji[], words, (one) => one.words, shown);
  }, [all, words]);
  return (
    // Escape closes it from wherever the focus is inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles["picker"]}
      aria-label={text("chat.emoji")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <SearchField
        label={text("chat.emojiSearch")}
        clearLabel={text("chat.emojiClear")}
        value={words}
        onChange={setWords}
      />
      {all === null ? <WaitingLine>{text("chat.emojiLoading")}</WaitingLine> : null}
      {all === "missing" ? (
        <p>
          {text("chat.emojiMissing")}{" "}
          <Button size="small" onPress={() => setRound(round + 1)}>
            {text("chat.retry")}
          </Button>
        </p>
      ) : null}
      <div className={styles["grid"]}>
        {found.map(({ sign, name }) => (
          <button
            key={sign}
            type="button"
            title={`:${name}:`}
            aria-label={name.replaceAll("_", " ")}
            onClick={() => onPick(sign)}
          >
            {sign}
          </button>
        ))}
      </div>
      {Array.isArray(all) && found.length === 0 ? <p>{text("chat.emojiNone")}</p> : null}
    </section>
  );
}

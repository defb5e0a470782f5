import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { colleagueNames, readColleagueNames } from "./colleague-names.ts";
import { completed, completingAt, matching } from "./completion.ts";
import { allEmoji, type Emoji } from "./emoji.ts";

/** One thing that may be put in. */
export interface Choice {
  readonly key: string;
  readonly put: string;
  readonly label: string;
}

interface CompletionPorts {
  readonly words: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly write: (words: string) => void;
  /** Colleagues are named in notes only. */
  readonly isNote: boolean;
}

export type CompletionState = ReturnType<typeof useCompletion>;

/** `@colleague` in notes and `:emoji` everywhere: what fits the word at the caret, chosen by arrows and Enter or Tab. */
export function useCompletion({ words, field, write, isNote }: CompletionPorts) {
  const [caret, setCaret] = useState(0);
  const [index, setIndex] = useState(0);
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const [emoji, setEmoji] = useState<readonly Emoji[]>([]);
  const accounts = useStore(colleagueNames, (state) => state.accounts);
  const found = completingAt(words, Math.min(caret, words.length));
  const completing = found && (found.kind === "emoji" || isNote) && words !== closedAt ? found : undefined;
  const kind = completing?.kind;
  useEffect(() => void readColleagueNames(), []);
  useEffect(() => {
    if (kind === "mention") void readColleagueNames();
    // Without them nothing is offered; the picker says why there are none.
    if (kind === "emoji") allEmoji().then(setEmoji, console.warn);
  }, [kind]);
  const choices: Choice[] = !completing
    ? []
    : completing.kind === "mention"
      ? matching(accounts, completing.word, ({ name }) => name).map(({ id, name }) => ({
          key: id,
          put: `@${name}`,
          label: name,
        }))
      : matching(emoji, completing.word.replaceAll("_", " "), (one) => one.words).map(({ sign, name }) => ({
          key: sign,
          put: sign,
          label: `${sign} :${name}:`,
        }));
  const chosen = Math.min(index, choices.length - 1);

  const take = (choice: Choice) => {
    if (!completing) return;
    const next = completed(words, caret, completing, choice.put);
    write(next.text);
    setCaret(next.caret);
    setIndex(0);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  return {
    choices,
    chosen,
    take,
    moved: () => {
      setCaret(field.current?.selectionEnd ?? 0);
      setIndex(0);
    },
    /** Whether the key was for the list. */
    pressed(event: KeyboardEvent): boolean {
      if (choices.length === 0) return false;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const by = event.key === "ArrowDown" ? 1 : choices.length - 1;
        setIndex((chosen + by) % choices.length);
      } else if (event.key === "Enter" || event.key === "Tab") take(choices[chosen]!);
      else if (event.key === "Escape") setClosedAt(words);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

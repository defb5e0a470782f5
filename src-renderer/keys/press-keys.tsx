import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { KeyChoices } from "../../src-shared/settings/model.ts";
import { shortcutText } from "../frame/shortcut.ts";
import { text } from "../text/text.ts";
import { Dialog } from "../ui/dialog.tsx";
import { remap } from "./keymap.ts";
import { clashWords } from "./clash-words.ts";
import styles from "./press-keys.module.css";
import { canBeGiven, pressedKeys } from "./pressed.ts";
import type { KeyRow } from "./table.ts";
import { nameOf } from "./words.ts";

interface PressKeysProps {
  /** Whose keys are chosen; null: nobody's. */
  readonly row: KeyRow | null;
  readonly choices: KeyChoices;
  readonly onTaken: (choices: KeyChoices) => void;
  readonly onClose: () => void;
}

/** Waits for the keys that an action shall have; those of another one, or of writing, are refused and said. */
export function PressKeys({ row, choices, onTaken, onClose }: PressKeysProps) {
  const [said, setSaid] = useState("");
  const close = () => {
    setSaid("");
    onClose();
  };
  const pressed = (event: KeyboardEvent) => {
    if (!row || event.key === "Escape" || event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    const keys = pressedKeys(event.nativeEvent);
    if (keys === undefined || event.repeat) return;
    if (!canBeGiven(keys)) return setSaid(text("keys.kept", { keys: shortcutText(keys) }));
    const outcome = remap(choices, row.id, keys);
    if (outcome.is === "clash") return setSaid(clashWords(outcome.with, keys));
    onTaken(outcome.choices);
    close();
  };
  const name = row ? nameOf(row) : "";
  return (
    <Dialog title={text("keys.pressFor", { name })} size="small" isOpen={row !== null} onClose={close}>
      <Place onPressed={pressed} />
      <p role="alert" className={styles["said"]}>
        {said}
      </p>
    </Dialog>
  );
}

/** Has the focus from the first moment: it was opened to be pressed in. */
function Place({ onPressed }: { onPressed: (event: KeyboardEvent) => void }) {
  const place = useRef<HTMLButtonElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <button type="button" ref={place} className={styles["place"]} onKeyDown={onPressed}>
      {text("keys.press")}
    </button>
  );
}

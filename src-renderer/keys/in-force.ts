import { defaultSettings, type KeyChoices } from "../../src-shared/settings/model.ts";
import { isApple, shortcutText } from "../frame/shortcut.ts";
import { type DeskStore, store, useDesk } from "../store.ts";
import { keysOf, rowOf, rowWith } from "./keymap.ts";

const choicesOf = ({ desk }: DeskStore): KeyChoices => desk?.settings.keys ?? defaultSettings.keys;

/** The keys that an action really has now; `written` are those its feature gave it. */
export function keysInForce(id: string, written: string | undefined): string | undefined {
  const row = rowOf(id, written);
  return row ? (keysOf(choicesOf(store.getState()), row) ?? undefined) : written;
}

/** What stands beside something that the keys `written` do, as the table has them; empty: it has no keys now. */
export function keyHint(written: string): string {
  const keys = keysFor(written);
  return keys === undefined ? "" : shortcutText(keys);
}

/** The same for `aria-keyshortcuts`. */
export function ariaKeys(written: string): string | undefined {
  return keysFor(written)
    ?.replace("Mod", isApple ? "Meta" : "Control")
    .replace("Ctrl", "Control");
}

function keysFor(written: string): string | undefined {
  const row = rowWith(written);
  return row ? (keysOf(choicesOf(store.getState()), row) ?? undefined) : written;
}

/** Draws anew when other keys were chosen. */
export function useKeyChoices(): KeyChoices {
  return useDesk(choicesOf);
}

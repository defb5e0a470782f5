import { isApple, isSign, type Press } from "../frame/shortcut.ts";

/** Kept for writing and for going about in the window. */
const kept = new Set(["Tab", "Shift+Tab", "Enter", "Shift+Enter", "Escape", "Space", "Backspace", "Delete"]);
const moves = /^(Shift\+)?(Arrow\w+|Home|End|PageUp|PageDown)$/;
const ofWriting = /^Mod\+(Shift\+)?[ACVXYZ]$/;
const alone = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"]);

/** The keys of a press as the table writes them; undefined while only Shift, Alt, Ctrl or Command is held. */
export function pressedKeys(press: Press, apple: boolean = isApple): string | undefined {
  if (alone.has(press.key)) return undefined;
  const key = keyName(press);
  const mod = apple ? press.metaKey : press.ctrlKey;
  const parts = [
    mod && "Mod",
    apple && press.ctrlKey && "Ctrl",
    press.altKey && "Alt",
    // A sign such as `?` says itself that Shift was needed, or was not, on this keyboard.
    press.shiftKey && !isSign(key) && "Shift",
    key,
  ];
  return parts.filter(Boolean).join("+");
}

/** Whether keys can be given to an action at all. */
export function canBeGiven(keys: string): boolean {
  return !kept.has(keys) && !moves.test(keys) && !ofWriting.test(keys);
}

/** Letters and digits by their place where a modifier may change what they write. */
function keyName({ key, code, altKey, ctrlKey, metaKey, shiftKey }: Press): string {
  const [, place] = /^(?:Digit|Key)(\w)$/.exec(code) ?? [];
  if (place && (altKey || ctrlKey || metaKey || (shiftKey && code.startsWith("Key")))) return place;
  if (key === " ") return "Space";
  return /^.$/u.test(key) ? key.toUpperCase() : key;
}

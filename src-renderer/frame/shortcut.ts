/** What of a key press counts. */
export type Press = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

/** Whether this is an Apple machine, where Command does what Ctrl does elsewhere. */
export const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

/** Whether a key press is the shortcut `Mod+K`, exactly: another modifier makes it another shortcut. */
export function isPressed(shortcut: string, press: Press, apple: boolean = isApple): boolean {
  const parts = shortcut.split("+");
  const key = parts.at(-1) ?? "";
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const mod = wants("Mod");
  const isPlain = !press.altKey && !press.ctrlKey && !press.metaKey;
  return (
    press.altKey === wants("Alt") &&
    (press.shiftKey === wants("Shift") || isSign(key)) &&
    press.ctrlKey === (wants("Ctrl") || (mod && !apple)) &&
    press.metaKey === (mod && apple) &&
    // Digits by their place: with Shift or Alt, what they write differs by keyboard.
    (press.key.toLowerCase() === key.toLowerCase() ||
      press.code === `Digit${key}` ||
      (press.code === `Key${key}` && !isPlain))
  );
}

/** Neither letter nor digit: whether it takes Shift is a matter of the keyboard. */
export function isSign(key: string): boolean {
  return /^[^\p{L}\p{N}]$/u.test(key);
}

/** The shortcut as it stands beside a label: `Ctrl K`, `⌘ K`. */
export function shortcutText(shortcut: string, apple: boolean = isApple): string {
  const names: Record<string, string> = apple ? { Mod: "⌘", Alt: "⌥", Shift: "⇧", Ctrl: "⌃" } : { Mod: "Ctrl" };
  return shortcut
    .split("+")
    .map((part) => names[part] ?? part)
    .join(" ");
}

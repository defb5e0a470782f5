import { shortcutText } from "../frame/shortcut.ts";
import { text } from "../text/text.ts";
import { type KeyId, keyTable } from "./table.ts";
import { nameOf } from "./words.ts";

/** What stands in the way, by name. */
export function clashWords(id: KeyId, keys: string): string {
  const row = keyTable.find((one) => one.id === id);
  return text("keys.clash", { keys: shortcutText(keys), name: row ? nameOf(row) : id });
}

import type { DayKnown } from "../../src-shared/replay/model.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { type Change, dayChanges } from "./changes.ts";

/** The changes as the file that `npm run replay -- --with` reads. */
export function changesFile(changes: readonly Change[], day: DayKnown): string {
  const filled = Object.entries(dayChanges(changes, day)).filter(([, part]) => Object.keys(part).length > 0);
  return `${JSON.stringify(Object.fromEntries(filled), null, 2)}\n`;
}

/** Puts that file into the clipboard, and says what to do with it. */
export async function copyChanges(changes: readonly Change[], day: DayKnown, seed: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(changesFile(changes, day));
    toasts.show({
      look: "good",
      title: text("whatIf.copied"),
      words: text("whatIf.copiedText", { day: day.day, seed: seed.trim() }),
    });
  } catch {
    // Refused by the browser or the system.
    toasts.show({ look: "warn", title: text("whatIf.notCopied") });
  }
}

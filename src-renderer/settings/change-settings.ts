import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { DeskSettings } from "../../src-shared/settings/model.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";

/** Keeps what was chosen for this workstation; the screen follows when main says so. A refusal is shown. */
export function changeSettings(part: Partial<DeskSettings>): void {
  void keepSettings(part);
}

/** The same, for who shows something else until it is answered, either way. */
export async function keepSettings(part: Partial<DeskSettings>): Promise<void> {
  try {
    await desk.ask("settings.change", part);
  } catch (error) {
    toasts.show({ look: "bad", title: text("settings.saveFailed"), words: faultText(faultOf(error)) });
  }
}

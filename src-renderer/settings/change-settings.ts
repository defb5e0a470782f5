import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { DeskSettings } from "../../src-shared/settings/model.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";

/** Keeps what was chosen for this workstation; the screen follows when main says so. */
export function changeSettings(part: Partial<DeskSettings>): void {
  desk.ask("settings.change", part).catch((error: unknown) => {
    toasts.show({ look: "bad", title: text("settings.saveFailed"), words: faultText(faultOf(error)) });
  });
}

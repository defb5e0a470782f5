import type { SupervisorActed } from "../../src-shared/supervision/events.ts";
import { text, textIfAny, type TextValues } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";

/** One sentence of what a supervisor did to this agent: "Mira Salonen set you to Away". */
export function toldWords({ by, act, values }: SupervisorActed): string {
  const state = values["state"] === undefined ? "" : (textIfAny(`presence.${values["state"]}`) ?? values["state"]);
  const given: TextValues = { visitor: "", ...values, by, state: values["code"] || state };
  return textIfAny(`supervision.told.${act}`, given) ?? text("supervision.toldSomething", { by });
}

/** Says it, with the reason. */
export function tellActed(event: SupervisorActed): void {
  toasts.show({ look: "warn", title: toldWords(event), words: event.reason });
}

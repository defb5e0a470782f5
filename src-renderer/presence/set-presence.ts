import type { chosenStates } from "../../src-shared/presence/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";

export type ChosenState = (typeof chosenStates)[number];

/** Asks the hub for another state. Resolves when it was answered, either way; a refusal is shown. */
export async function setPresence(state: ChosenState): Promise<void> {
  try {
    await desk.ask("presence.set", { state });
  } catch (error) {
    toasts.show({ look: "bad", title: text("presence.failed"), words: faultText(faultOf(error)) });
  }
}

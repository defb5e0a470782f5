import type { ChosenState } from "../../src-shared/presence/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { CodeId } from "../../src-shared/routing/ids.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";

/** A state, and if wished one of the house's codes for it. */
export interface Chosen {
  readonly state: ChosenState;
  readonly code?: CodeId | null;
}

/** Asks the hub for another state, now. Resolves when it was answered, either way; a refusal is shown. */
export async function setPresence({ state, code = null }: Chosen): Promise<void> {
  try {
    await desk.ask("presence.set", { state, code });
  } catch (error) {
    toasts.show({ look: "bad", title: text("presence.failed"), words: faultText(faultOf(error)) });
  }
}

/** The same for what is to follow when the work is done; null: nothing, any more. */
export async function setNext(next: Chosen | null): Promise<void> {
  try {
    await desk.ask("presence.next", { next });
  } catch (error) {
    toasts.show({ look: "bad", title: text("presence.nextFailed"), words: faultText(faultOf(error)) });
  }
}

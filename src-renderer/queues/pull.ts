import type { WaitingVisitor } from "../../src-shared/queues/waiting.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { focusComposer } from "../chat/composer-focus.ts";
import { desk } from "../desk-link.ts";
import { store } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { openAccepted, showQueue } from "../view.ts";

/** Takes a waiting visitor and opens the conversation; why it did not work is said, and the list stays open. */
export async function pull({ wait }: WaitingVisitor): Promise<void> {
  try {
    const { conversation } = await desk.ask("queue.pull", { wait });
    showQueue(store, null);
    openAccepted(store, conversation);
    focusComposer(conversation);
  } catch (error) {
    const fault = faultOf(error);
    const look = fault.code === "gone" || fault.code === "busy" ? "info" : "warn";
    toasts.show({ look, title: text("queues.pullFault"), words: faultText(fault) });
  }
}

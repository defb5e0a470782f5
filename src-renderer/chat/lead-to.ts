import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { store } from "../store.ts";
import { conversationOf } from "../conversations/selectors.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { keepOlder } from "../view.ts";
import { moreBefore, wholeOf } from "./entries.ts";

/** Brings a message of an open conversation before the eyes; what is on an older page is read first. */
export async function leadTo(conversation: ConversationId, message: MessageId): Promise<void> {
  try {
    while (!show(message)) {
      const held = conversationOf(store.getState(), conversation);
      const before = held && moreBefore(wholeOf(held, store.getState().view.older[conversation]));
      if (before === undefined) return;
      keepOlder(store, await desk.ask("conversation.read", { conversation, before }));
      // It is drawn before it is looked for.
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  } catch (error) {
    toasts.show({ look: "warn", title: text("chat.earlierFault"), words: faultText(faultOf(error)) });
  }
}

function show(message: MessageId): boolean {
  const element = document.querySelector(`[data-message="${CSS.escape(message)}"]`);
  if (!element) return false;
  element.scrollIntoView({ block: "center" });
  element.animate?.([{ background: "var(--accent-soft)" }, { background: "transparent" }], 1_200);
  return true;
}

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
import { showRow } from "./shown-rows.ts";

const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Brings a message of a conversation before the eyes in its `list`; what is on an older page is read first. */
export async function leadTo(list: Element, conversation: ConversationId, message: MessageId): Promise<void> {
  try {
    while (!showRow(list, message)) {
      const held = conversationOf(store.getState(), conversation);
      const before = held && moreBefore(wholeOf(held, store.getState().view.older[conversation]));
      if (before === undefined) return;
      keepOlder(store, await desk.ask("conversation.read", { conversation, before }));
      // It is drawn before it is looked for.
      await drawn();
    }
    await light(list, message);
  } catch (error) {
    toasts.show({ look: "warn", title: text("chat.earlierFault"), words: faultText(faultOf(error)) });
  }
}

/** Colours it for a moment, once it is there: a row far away is drawn when the place has come to it. */
async function light(list: Element, message: MessageId): Promise<void> {
  for (let frame = 0; frame < 30; frame++) {
    const element = list.querySelector(`[data-message="${CSS.escape(message)}"]`);
    if (element) {
      element.animate?.([{ background: "var(--accent-soft)" }, { background: "transparent" }], 1_200);
      return;
    }
    await drawn();
  }
}

import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";

/** Whether the hub took the new text; a refusal is said, and what was typed stays where it is. */
export async function editMessage(conversation: ConversationId, message: MessageId, words: string): Promise<boolean> {
  try {
    await desk.ask("chat.edit", { conversation, message, text: words });
    return true;
  } catch (error) {
    toasts.show({ look: "warn", title: text("chat.editFault"), words: faultText(faultOf(error)) });
    return false;
  }
}

export async function deleteMessage(conversation: ConversationId, message: MessageId): Promise<void> {
  try {
    await desk.ask("chat.delete", { conversation, message });
  } catch (error) {
    toasts.show({ look: "warn", title: text("chat.deleteFault"), words: faultText(faultOf(error)) });
  }
}

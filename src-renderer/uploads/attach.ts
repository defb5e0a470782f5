import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { mostAttachments } from "../../src-shared/uploads/model.ts";
import { focusComposer } from "../chat/composer-focus.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { addFiles } from "./trays.ts";
import { uploadRulesOf } from "./use-upload-rules.ts";

/** Files that were chosen, dropped or pasted, or made here. False when none may be sent into this conversation. */
export function attachFiles(conversation: ConversationId, files: readonly File[]): boolean {
  const rules = uploadRulesOf(conversation);
  if (!rules) {
    toasts.show({ look: "warn", title: text("uploads.notHere"), words: text("fault.upload-not-allowed") });
    return false;
  }
  const over = addFiles(conversation, files, rules);
  if (over > 0)
    toasts.show({
      look: "warn",
      title: text("uploads.tooMany", { most: mostAttachments }),
      words: text("uploads.tooManyLeft", { count: over }),
    });
  focusComposer(conversation);
  return true;
}

import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { mostAttachments } from "../../src-shared/uploads/model.ts";
import { focusComposer } from "../chat/composer-focus.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { keepDraft } from "../view.ts";
import { addFiles } from "./trays.ts";
import { uploadRulesOf } from "./use-upload-rules.ts";

/**
 * Files that were chosen, dropped or pasted, for a message to the visitor. False, and said why, when none may be sent into this
 * conversation, or a note is being written: a note takes none, and who writes one does not mean the visitor.
 */
export function attachFiles(conversation: ConversationId, files: readonly File[]): boolean {
  if (store.getState().view.drafts[conversation]?.kind === "note") {
    toasts.show({ look: "warn", title: text("uploads.notHere"), words: text("uploads.notInNote") });
    return false;
  }
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

/** A picture that was made here, by a button that says so: a note that was begun is kept, and a message is written. */
export function attachMade(conversation: ConversationId, file: File): boolean {
  keepDraft(store, conversation, { kind: "message" });
  return attachFiles(conversation, [file]);
}

import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { mostAttachments } from "../../src-shared/uploads/model.ts";
import { focusComposer } from "../chat/composer-focus.ts";
import { type DraftKind, store } from "../store.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { keepDraft } from "../view.ts";
import { conversationAt, placeOf, type Place } from "./place.ts";
import { addFiles } from "./trays.ts";
import { uploadRulesOf } from "./use-upload-rules.ts";

/** Files that were chosen, dropped or pasted. False, and said why, when none may be sent there. */
export function attachFiles(place: Place, files: readonly File[]): boolean {
  const rules = uploadRulesOf(place);
  if (!rules) {
    toasts.show({ look: "warn", title: text("uploads.notHere"), words: text("fault.upload-not-allowed") });
    return false;
  }
  const over = addFiles(place, files, rules);
  if (over > 0)
    toasts.show({
      look: "warn",
      title: text("uploads.tooMany", { most: mostAttachments }),
      words: text("uploads.tooManyLeft", { count: over }),
    });
  const at = conversationAt(place);
  if (at) focusComposer(at.conversation);
  return true;
}

/** A picture that was made here, by a button that says for whom: what was begun of the other kind is kept. */
export function attachMade(conversation: ConversationId, file: File, kind: DraftKind): boolean {
  keepDraft(store, conversation, { kind });
  return attachFiles(placeOf(conversation, kind), [file]);
}

import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { focusComposer } from "../chat/composer-focus.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { openBeside } from "../view.ts";
import { mostColumns } from "./columns.ts";

/** Opens a conversation beside the others, to write in it; says so where there is no room for one more. */
export function openAtSide(id: ConversationId): void {
  if (openBeside(store, id)) focusComposer(id);
  else
    toasts.show({
      look: "warn",
      title: text("columns.full", { most: mostColumns }),
      words: text("columns.fullText"),
    });
}

import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";

let shown: { readonly conversation: ConversationId; readonly begin: () => void } | undefined;

/** The composer that is on the screen; its effect. */
export function cannedShown(conversation: ConversationId, begin: () => void): Stop {
  const here = { conversation, begin };
  shown = here;
  return () => {
    if (shown === here) shown = undefined;
  };
}

/** The list without a pointer, in the conversation that is open. */
registerActions(() => {
  const { view } = store.getState();
  const here = shown;
  if (!here || view.room !== "conversations" || view.conversation !== here.conversation) return [];
  // The palette gives the focus back first.
  const run = () => void requestAnimationFrame(here.begin);
  return [{ id: "canned.insert", label: text("canned.insert"), group: text("canned.title"), run }];
});

import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { conversationOf } from "../conversations/selectors.ts";
import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { isWithVisitor, myStanding } from "../transfers/standing.ts";
import { keepDraft } from "../view.ts";
import { compose } from "./composing.ts";
import { focusComposer } from "./composer-focus.ts";
import { lastOwn } from "./last-own.ts";

function begin(conversation: ConversationId, how: Parameters<typeof compose>[1]): void {
  keepDraft(store, conversation, { kind: "message" });
  compose(conversation, how);
  focusComposer(conversation);
}

/** What can be done with messages without a pointer. */
registerActions(() => {
  const state = store.getState();
  const id = state.view.conversation;
  const held = conversationOf(state, id);
  if (!id || !held || state.view.room !== "conversations" || held.public.summary.state !== "active") return [];
  if (!isWithVisitor(myStanding(state, held))) return [];
  const group = held.public.summary.visitor.name || text("conversations.noName");
  const own = lastOwn(state, id);
  const last = held.public.entries.findLast(
    ({ event }) =>
      event.type === "chat.messageAdded" &&
      event.message.from.kind === "visitor" &&
      event.message.deleted === undefined,
  )?.event;
  return [
    ...(last?.type === "chat.messageAdded"
      ? [
          {
            id: "message.replyLast",
            label: text("chat.replyLast"),
            group,
            run: () => begin(id, { replyTo: last.message.id }),
          },
        ]
      : []),
    ...(own
      ? [
          {
            id: "message.editLast",
            label: text("chat.editLast"),
            group,
            run: () => begin(id, { edit: { message: own.id, text: own.text } }),
          },
        ]
      : []),
  ];
});

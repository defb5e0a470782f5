import type { ConversationId } from "../../src-shared/conversations/model.ts";

let wanted: ConversationId | undefined;
/** One in each column. */
const shown = new Map<ConversationId, HTMLTextAreaElement>();

/** Somebody chose to go to this conversation: the composer takes the focus, at once or as soon as it is there. */
export function focusComposer(conversation: ConversationId): void {
  wanted = conversation;
  settle();
}

/** Whoever chose something else meanwhile keeps the focus where it is. */
export function leaveFocus(): void {
  wanted = undefined;
}

/** A composer that is on the screen; its ref. */
export function composerShown(conversation: ConversationId, area: HTMLTextAreaElement | null): void {
  if (area) {
    shown.set(conversation, area);
    settle();
  } else shown.delete(conversation);
}

function settle(): void {
  const area = wanted && shown.get(wanted);
  if (!area) return;
  wanted = undefined;
  area.focus();
}

import type { ConversationId } from "../../src-shared/conversations/model.ts";

let wanted: ConversationId | undefined;
let shown: { conversation: ConversationId; area: HTMLTextAreaElement } | undefined;

/** Somebody chose to go to this conversation: the composer takes the focus, at once or as soon as it is there. */
export function focusComposer(conversation: ConversationId): void {
  wanted = conversation;
  settle();
}

/** Whoever chose something else meanwhile keeps the focus where it is. */
export function leaveFocus(): void {
  wanted = undefined;
}

/** The composer that is on the screen; its ref. */
export function composerShown(conversation: ConversationId, area: HTMLTextAreaElement | null): void {
  if (area) {
    shown = { conversation, area };
    settle();
  } else if (shown?.conversation === conversation) shown = undefined;
}

function settle(): void {
  if (!wanted || shown?.conversation !== wanted) return;
  wanted = undefined;
  shown.area.focus();
}

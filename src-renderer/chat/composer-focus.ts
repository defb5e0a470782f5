import type { ConversationId } from "../../src-shared/conversations/model.ts";

/** What closes above it may hold the focus for some frames more; who is kept waiting longer, milliseconds, looks elsewhere. */
const longest = 1_000;

let wanted: ConversationId | undefined;
let until = 0;
/** One in each column. */
const shown = new Map<ConversationId, HTMLTextAreaElement>();

/** Somebody chose to go to this conversation: the composer takes the focus, at once or as soon as it is there. */
export function focusComposer(conversation: ConversationId): void {
  wanted = conversation;
  until = 0;
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

/** Under a list or a menu that is just closing nothing can be focused yet: it is tried again with each frame. */
function settle(): void {
  const area = wanted && shown.get(wanted);
  if (!area) return;
  area.focus();
  until ||= performance.now() + longest;
  if (document.activeElement === area || performance.now() > until) wanted = undefined;
  else requestAnimationFrame(settle);
}

import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { focusComposer, leaveFocus } from "../chat/composer-focus.ts";
import { store } from "../store.ts";
import { openConversationView } from "../view.ts";
import { overviews } from "./selectors.ts";

/** Opens a conversation and leaves the focus in the list, where it was chosen. */
export function showConversation(id: ConversationId): void {
  leaveFocus();
  openConversationView(store, id);
}

/** Opens the conversation at this place of the list, counted from 0, to write in it. */
export function goToConversation(place: number): void {
  const row = overviews(store.getState())[place];
  if (row) openToWrite(row.id);
}

/** Opens a conversation with the focus where one writes. */
export function openToWrite(id: ConversationId): void {
  openConversationView(store, id);
  focusComposer(id);
}

/** After a wrap-up: goes on with the conversation that has been waiting longest, else the next one in the list. */
export function afterWrapUp(done: ConversationId): void {
  // Who has gone on to another conversation meanwhile stays there.
  if (store.getState().view.conversation !== done) return;
  const others = overviews(store.getState()).filter(({ id, parked }) => id !== done && parked === null);
  const waiting = others.filter(({ waitingSince }) => waitingSince !== null);
  const next = waiting.toSorted((a, b) => a.waitingSince! - b.waitingSince!)[0] ?? others[0];
  openConversationView(store, next?.id ?? null);
  if (next) focusComposer(next.id);
}

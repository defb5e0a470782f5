import { createStore } from "zustand/vanilla";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { MessageRow } from "./row.ts";

/** The message whose menu is open, and the button that it opens at. */
export interface OpenMenu {
  readonly conversation: ConversationId;
  readonly row: MessageRow;
  readonly at: Element;
}

/** One menu for thousands of messages. */
export const messageMenu = createStore<{ readonly open: OpenMenu | null }>(() => ({ open: null }));

export function openMessageMenu(open: OpenMenu | null): void {
  messageMenu.setState({ open });
}

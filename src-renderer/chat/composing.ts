import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";

/** What a composer is at beside writing something new. */
export interface Composing {
  /** The message that is answered. */
  readonly replyTo?: MessageId | undefined;
  /** An own message that is being changed, and its text so far; the draft waits meanwhile. */
  readonly edit?: { readonly message: MessageId; readonly text: string } | undefined;
}

const nothing: Composing = {};
export const composing = createStore<Readonly<Record<ConversationId, Composing>>>(() => ({}));

export function useComposing(conversation: ConversationId): Composing {
  return useStore(composing, (all) => all[conversation]) ?? nothing;
}

export const composingOf = (conversation: ConversationId): Composing => composing.getState()[conversation] ?? nothing;

export function compose(conversation: ConversationId, now: Composing): void {
  composing.setState({ [conversation]: now });
}

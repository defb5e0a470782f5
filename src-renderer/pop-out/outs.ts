import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { ConversationId } from "../../src-shared/conversations/model.ts";

/** Which conversations are in windows of their own. `opening`: the window is not there yet. */
export type Outs = Readonly<Record<ConversationId, "opening" | "open">>;

export const outs = createStore<Outs>(() => ({}));

export const isOut = (conversation: ConversationId): boolean => conversation in outs.getState();

export const useIsOut = (conversation: ConversationId): boolean => useStore(outs, (all) => conversation in all);

export function putOut(conversation: ConversationId, how: Outs[ConversationId]): void {
  outs.setState({ [conversation]: how });
}

export function takeIn(conversation: ConversationId): void {
  const { [conversation]: _was, ...others } = outs.getState();
  outs.setState(others, true);
}

import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { desk } from "../desk-link.ts";
import type { Target } from "./targets.ts";

interface TransferDesk {
  /** The conversation whose transfer dialog is open. */
  readonly open: ConversationId | null;
  /** Notes that were begun and not sent: closing the dialog loses none. */
  readonly notes: Readonly<Record<ConversationId, string>>;
  /** What came back and was looked at, by transfer. */
  readonly seen: readonly string[];
}

const shown = createStore<TransferDesk>(() => ({ open: null, notes: {}, seen: [] }));

export function useTransferDesk<T>(selector: (state: TransferDesk) => T): T {
  return useStore(shown, selector);
}

/** Opens the dialog of a conversation, or closes it. */
export function openTransfer(open: ConversationId | null): void {
  shown.setState({ open });
}

export function keepTransferNote(conversation: ConversationId, note: string): void {
  shown.setState(({ notes }) => ({ notes: { ...notes, [conversation]: note } }));
}

/** What came back is known; its bar goes. */
export function markSeen(transfer: string): void {
  shown.setState(({ seen }) => ({ seen: [...seen, transfer] }));
}

/** Hands it over (`transfer`), or asks first (`consult`). Rejects with a FaultError; then all that was written stands. */
export async function startHanding(
  kind: "transfer" | "consult",
  conversation: ConversationId,
  { to }: Target,
): Promise<void> {
  const note = shown.getState().notes[conversation] ?? "";
  await desk.ask(`${kind}.start`, { conversation, to, note });
  shown.setState(({ open, notes: { [conversation]: _sent, ...notes } }) => ({
    notes,
    open: open === conversation ? null : open,
  }));
}

import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { DeskAsk } from "../desk-ask.ts";

/** The other side is told at most once in so many milliseconds. */
const everyMs = 3_000;

/** Tells the visitor that somebody writes: call it on every key. It passes: what is lost of it is not told again. */
export function typingTold(ask: DeskAsk, machine: Machine, conversation: ConversationId): () => void {
  let told = -Infinity;
  return () => {
    if (machine.now() - told < everyMs) return;
    told = machine.now();
    // A passing thing: when the link is lost the link itself says so.
    ask("chat.typing", { conversation }).catch(() => undefined);
  };
}

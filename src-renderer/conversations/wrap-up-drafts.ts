import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { WrapUpDraft } from "../../src-shared/wrap-up/model.ts";
import { longestText } from "../../src-shared/text/clean.ts";
import type { DeskAsk } from "../desk-ask.ts";
import type { Store } from "../store.ts";
import { keepWrapUp, wrapUpKept } from "../view.ts";

/** Nothing written is longer away from the hub than this, while the link is there; milliseconds. */
const pause = 800;
/** After a refusal that may pass. */
const pauseAfterFault = 5_000;

/**
 * Keeps on the hub what is written in a wrap-up: there its time may end, and another desk may go on with it. One is on its
 * way at a time; what is written meanwhile goes after it.
 */
export function wrapUpDrafts({ store, machine, ask }: { store: Store; machine: Machine; ask: DeskAsk }) {
  const busy = new Set<ConversationId>();

  /** To be called when a wrap-up is shown, too: a reloaded window may hold what did not reach the hub. */
  function keep(conversation: ConversationId, after = pause): void {
    if (busy.has(conversation) || !toSend(conversation)) return;
    busy.add(conversation);
    machine.after(after, () => void send(conversation));
  }

  function toSend(conversation: ConversationId): WrapUpDraft | undefined {
    const draft = store.getState().view.wrapUps[conversation];
    // One that is too long is said where it is written.
    return draft && draft.note.length <= longestText ? draft : undefined;
  }

  async function send(conversation: ConversationId): Promise<void> {
    let next = pause;
    const draft = toSend(conversation);
    try {
      if (!draft) return;
      await ask("wrapUp.draft", { conversation, draft });
      wrapUpKept(store, conversation, draft);
    } catch (error) {
      // Closed meanwhile: there is nothing left to keep it for.
      if (faultOf(error).code === "gone") return;
      next = pauseAfterFault;
    } finally {
      busy.delete(conversation);
    }
    keep(conversation, next);
  }

  return {
    keep,
    write(conversation: ConversationId, part: Partial<WrapUpDraft>): void {
      keepWrapUp(store, conversation, part);
      keep(conversation);
    },
  };
}

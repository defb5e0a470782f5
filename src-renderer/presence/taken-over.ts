import type { DeskEvent } from "../../src-shared/contracts/desk.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { visitorName } from "../video/visitor-name.ts";

/** The agent came back too late for one of his conversations: who has it now. */
export function tellTakenOver({ visitor, by, is }: Extract<DeskEvent, { type: "conversation.takenOver" }>): void {
  const name = visitorName({ visitor });
  const words = {
    taken: text("presence.takenOver", { visitor: name, agent: by ?? "" }),
    waiting: text("presence.takenOverWaiting", { visitor: name }),
    ended: text("presence.takenOverEnded", { visitor: name }),
  };
  toasts.show({ look: "info", title: text("presence.takenOverTitle"), words: words[is] });
}

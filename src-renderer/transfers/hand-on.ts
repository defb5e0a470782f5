import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { transferAsks } from "../../src-shared/transfers/agent-asks.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Input } from "../../src-shared/rpc/contract.ts";
import type { DeskContract } from "../../src-shared/contracts/desk.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text, type TextId } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";

type Asks = Exclude<keyof typeof transferAsks, "consult.join">;

/** What did not happen, by what was asked. */
const faults = {
  "transfer.start": "transfers.fault.start",
  "transfer.cancel": "transfers.fault.cancel",
  "consult.start": "transfers.fault.start",
  "consult.end": "transfers.fault.consultEnd",
  "conference.start": "transfers.fault.conference",
  "part.leave": "transfers.fault.leave",
  "part.remove": "transfers.fault.remove",
  "owner.handOver": "transfers.fault.handOver",
  "conversation.hold": "transfers.fault.hold",
  "conversation.park": "transfers.fault.park",
  "conversation.resume": "transfers.fault.resume",
} as const satisfies Record<Asks, TextId>;

/** Asks it; what refuses it is said as a toast. True when it was done. */
async function asked<K extends Asks>(name: K, input: Input<DeskContract, K>): Promise<boolean> {
  try {
    await desk.ask(name, input);
    return true;
  } catch (error) {
    toasts.show({ look: "warn", title: text(faults[name]), words: faultText(faultOf(error)) });
    return false;
  }
}

/** What can be done with a conversation that others have to do with. Never rejects. */
export const handOn = {
  takeBack: (conversation: ConversationId) => asked("transfer.cancel", { conversation }),
  endConsult: (conversation: ConversationId) => asked("consult.end", { conversation }),
  talkAllThree: (conversation: ConversationId) => asked("conference.start", { conversation }),
  leave: (conversation: ConversationId) => asked("part.leave", { conversation }),
  remove: (conversation: ConversationId, agent: AccountId) => asked("part.remove", { conversation, agent }),
  handOver: (conversation: ConversationId, agent: AccountId, stay: boolean) =>
    asked("owner.handOver", { conversation, agent, stay }),
  hold: (conversation: ConversationId, on: boolean) => asked("conversation.hold", { conversation, on }),
  park: (conversation: ConversationId, until: number | null) => asked("conversation.park", { conversation, until }),
  resume: (conversation: ConversationId) => asked("conversation.resume", { conversation }),
};

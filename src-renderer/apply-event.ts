import type { DeskContract } from "../src-shared/contracts/desk.ts";
import { applyDesk, type DeskPlaced } from "../src-shared/contracts/desk-state.ts";
import { idOf } from "../src-shared/conversations/list.ts";
import { logNamed } from "../src-shared/conversations/log.ts";
import type { ConversationId } from "../src-shared/conversations/model.ts";
import type { HelloAnswer } from "../src-shared/rpc/contract.ts";
import type { LinkState } from "../src-shared/rpc/link.ts";
import { heardHealth } from "./call-health/heard.ts";
import { tellTakenOver } from "./presence/taken-over.ts";
import { settleOutbox } from "./outbox.ts";
import type { Store } from "./store.ts";
import { arrived, heardTyping, wrote } from "./view.ts";

/** Main answered: everything is as it says. */
export function applyGreeting(store: Store, answer: HelloAnswer<DeskContract>): void {
  store.setState({ desk: answer.state });
  settleOutbox(store);
}

/** One event out of main, at this machine's `now`. Answers the conversation that must be read again, if its log has a gap. */
export function applyEvent(store: Store, placed: DeskPlaced, now: number): ConversationId | undefined {
  const { desk } = store.getState();
  const { event } = placed;
  if (desk === null) return undefined;
  if (event.type === "chat.typing") {
    heardTyping(store, event, now);
    return undefined;
  }
  if (event.type === "conversation.takenOver") {
    tellTakenOver(event);
    return undefined;
  }
  if (event.type === "call.health") {
    heardHealth(store, event, now);
    return undefined;
  }
  const { state, gap } = applyDesk(desk, placed, now);
  if (state !== desk) store.setState({ desk: state });
  if (event.type === "chat.messageAdded") wrote(store, event);
  if (event.type === "conversation.opened") arrived(store, idOf(event.view));
  settleOutbox(store);
  return gap && "log" in placed ? logNamed(placed.log)?.conversation : undefined;
}

export function applyLink(store: Store, link: LinkState): void {
  store.setState({ link });
}

import type { Chance } from "../../../src-hub/routing/replay/chance.ts";
import { nodeMachine } from "../../../src-hub/adapters/node-machine.ts";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { MessageId } from "../../../src-shared/chat/model.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import { conversationState, type ConversationView } from "../../../src-shared/conversations/state.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { type ChaoticAgent, type ChaoticVisitor, pick } from "./people.ts";

const machine = nodeMachine();
const newId = <T extends string>(): T => uuid7(machine) as string as T;

/** What was acknowledged: none of it may ever be missing. */
export interface Kept {
  readonly conversations: Set<string>;
  readonly messages: Set<string>;
}

/** One thing that an agent does next, by chance, out of all that he could. Answers what was said to it. */
export async function agentActs(agent: ChaoticAgent, chance: Chance, everybody: readonly AccountId[]): Promise<string> {
  const state = agent.held();
  if (!state) return "not here";
  const offer = state.offers[0];
  const dice = chance();
  if (offer && dice < 0.5) return agent.try("offer.accept", { offer: offer.id });
  if (offer && dice < 0.6) return agent.try("offer.decline", { offer: offer.id });
  const { presence } = state;
  if (presence.state !== "available" && dice < 0.5) return agent.try("presence.set", { state: "available" });
  if (dice > 0.98) return agent.try("presence.set", { state: "break" });
  if (dice > 0.96) return agent.try("presence.next", { next: { state: "lunch", code: null } });
  const view = pick(chance, state.conversations);
  return view ? inConversation(agent, view, chance, everybody) : "idle";
}

async function inConversation(
  agent: ChaoticAgent,
  view: ConversationView,
  chance: Chance,
  everybody: readonly AccountId[],
): Promise<string> {
  const conversation = view.public.summary.id;
  const note = "";
  const dice = chance();
  if (conversationState(view) === "wrap-up")
    return agent.try("conversation.wrapUp", { conversation, outcome: null, note });
  if (dice < 0.3) return agent.try("conversation.end", { conversation });
  const to = { kind: "agent" as const, agent: pick(chance, everybody)! };
  if (dice < 0.4) return agent.try("transfer.start", { conversation, to, note });
  if (dice < 0.43) return agent.try("transfer.cancel", { conversation });
  if (dice < 0.48) return agent.try("consult.start", { conversation, to, note });
  if (dice < 0.52) return agent.try("conference.start", { conversation });
  if (dice < 0.56) return agent.try("consult.end", { conversation });
  if (dice < 0.6) return agent.try("part.leave", { conversation });
  if (dice < 0.65) return agent.try("owner.handOver", { conversation, agent: to.agent, stay: chance() < 0.5 });
  if (dice < 0.7) return agent.try("conversation.park", { conversation, until: null });
  if (dice < 0.8) return agent.try("conversation.resume", { conversation });
  if (dice < 0.85) return agent.try("conversation.hold", { conversation, on: chance() < 0.5 });
  return agent.try("chat.send", { conversation, id: newId<MessageId>(), text: "How are you?" });
}

/** One thing that a visitor does next: he comes, writes, or goes. */
export async function visitorActs(visitor: ChaoticVisitor, chance: Chance, kept: Kept): Promise<string> {
  const state = visitor.held();
  if (!state) return "not here";
  const now = state.conversation?.summary;
  if (!now || now.state === "ended") {
    const conversation = newId<ConversationId>();
    const said = await visitor.try("conversation.start", { conversation, name: "Maria", page: null });
    if (said === "done") kept.conversations.add(conversation);
    return said;
  }
  const dice = chance();
  if (dice < 0.08) return visitor.try("conversation.end", { conversation: now.id });
  if (dice > 0.4) return "waits";
  const id = newId<MessageId>();
  const said = await visitor.try("chat.send", { conversation: now.id, id, text: "Hello?" });
  if (said === "done") kept.messages.add(id);
  return said;
}

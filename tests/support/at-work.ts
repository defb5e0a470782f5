import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Offer } from "../../src-shared/queues/model.ts";
import type { Flow } from "./flow.ts";
import { turns, until } from "./hand-clock.ts";

export type AgentHere = Awaited<ReturnType<Flow["agent"]>>;
export type VisitorHere = ReturnType<Flow["visitor"]>;

/** A desk of this agent's that has said hello. */
export async function anAgent(flow: Flow, name: string): Promise<AgentHere> {
  const agent = await flow.agent(name);
  await until(`${name} is here`, () => agent.held());
  await turns();
  return agent;
}

/** Somebody who waits for an agent. */
export async function waitingVisitor(
  flow: Flow,
  name: string,
): Promise<{ visitor: VisitorHere; conversation: ConversationId }> {
  const visitor = flow.visitor(name);
  await until("the visitor is here", () => visitor.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name, page: null });
  return { visitor, conversation };
}

export const offerOf = (agent: AgentHere): Promise<Offer> => until("an offer", () => agent.held()?.offers[0]);

/** Accepts the offer of this conversation, and waits until it is open. */
export async function takes(agent: AgentHere, conversation: ConversationId): Promise<void> {
  const offer = await until("an offer", () => agent.held()?.offers.find((one) => one.conversation === conversation));
  await agent.link.ask("offer.accept", { offer: offer.id });
  await until("it is open", () => agent.held()?.conversations.some((view) => view.public.summary.id === conversation));
}

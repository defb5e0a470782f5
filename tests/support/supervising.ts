import { expect } from "vitest";
import type { AccountId, Role } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { SupervisedWait } from "../../src-shared/supervision/supervised.ts";
import { hearQueue } from "../../src-hub/routing/snapshot.ts";
import { type Flow, seededQueue } from "./flow.ts";
import { turns, until } from "./hand-clock.ts";

export type Agent = Awaited<ReturnType<Flow["agent"]>>;
export const reason = "because of the test";

export async function aDesk(flow: Flow, name: string, role: Role = "agent"): Promise<Agent> {
  const desk = await flow.agent(name, role);
  await until(`${name} is here`, () => desk.held()?.presence.state === (role === "agent" ? "available" : "away"));
  await turns();
  return desk;
}

/** A supervisor takes no visitors here: whoever waits waits for the agents. */
export async function aSupervisor(flow: Flow, name = "Mira"): Promise<Agent> {
  const mira = await aDesk(flow, name, "supervisor");
  await mira.link.ask("presence.set", { state: "busy" });
  return mira;
}

export async function aVisitor(flow: Flow, name = "Maria") {
  const visitor = flow.visitor(name);
  await until("the visitor is here", () => visitor.held());
  await flow.clock.advance(1);
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name, page: null });
  await turns();
  return { visitor, conversation };
}

/** A queue that every agent serves, beside the first one. */
export async function aQueue(flow: Flow, name: string): Promise<QueueId> {
  const queue = flow.id() as QueueId;
  await flow.store().transact(async (tx) => {
    await tx.db.insertInto("queue").values({ id: queue, name }).execute();
    await hearQueue(tx, queue);
  });
  return queue;
}

/** Takes what rings. */
export async function chatOf(agent: Agent): Promise<void> {
  const offer = await until("an offer", () => agent.held()?.offers[0]);
  const before = agent.state().presence.load.chat;
  await agent.link.ask("offer.accept", { offer: offer.id });
  await until("it is his", () => agent.state().offers.length === 0 && agent.state().presence.load.chat >= before);
}

export const idOf = (agent: Agent): AccountId => agent.state().account.id;

export const faultIn = (asked: Promise<unknown>): Promise<Fault | "done"> =>
  asked.then(
    () => "done",
    (error: unknown) => faultOf(error),
  );

/** What a supervisor's hand did to him, as his desk heard it. */
export const told = (agent: Agent) =>
  agent.passed.flatMap((event) => (event.type === "supervisor.acted" ? [event] : []));

export const auditBy = async (mira: Agent) => (await mira.link.ask("audit.read", {})).rows;

export async function watched(mira: Agent, queue: QueueId | null = seededQueue) {
  const { agents, queues, waits } = await mira.link.ask("supervision.watch", { queue });
  return { agents: agents ?? [], queues: queues ?? [], waits: waits?.waits ?? [] };
}

export async function theWait(mira: Agent, queue: QueueId = seededQueue): Promise<SupervisedWait> {
  const { waits } = await watched(mira, queue);
  expect(waits).toHaveLength(1);
  return waits[0]!;
}

/** A wait as the asker says that he saw it. */
export const seen = ({ priority, only }: SupervisedWait, queue: QueueId = seededQueue) => ({ queue, priority, only });

export async function stateOf(mira: Agent, agent: Agent) {
  const row = (await watched(mira)).agents.find(({ id }) => id === idOf(agent))!;
  return { state: row.state, since: row.since };
}

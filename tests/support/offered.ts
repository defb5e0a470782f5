import { QueueSettings } from "../../src-shared/queues/settings.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { hearQueue } from "../../src-hub/routing/snapshot.ts";
import { type Flow, seededQueue } from "./flow.ts";
import { turns, until } from "./hand-clock.ts";

export type Agent = Awaited<ReturnType<Flow["agent"]>>;

/** What an administrator has set for the queue; the rest is as plain as ever. */
export async function queueIs(flow: Flow, settings: Partial<Record<keyof QueueSettings, unknown>>): Promise<void> {
  const written = JSON.stringify(QueueSettings.parse(settings));
  await flow.store().transact(async (tx) => {
    await tx.db.updateTable("queue").set({ settings: written }).where("id", "=", seededQueue).execute();
    await hearQueue(tx, seededQueue);
  });
  await turns();
}

export async function waitingVisitor(flow: Flow, name = "Maria") {
  const visitor = flow.visitor(name);
  await until("the visitor is here", () => visitor.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name, page: null, channel: "chat" });
  return { visitor, conversation };
}

export async function anAgent(flow: Flow, name: string): Promise<Agent> {
  const agent = await flow.agent(name);
  await until(`${name} is here`, () => agent.held()?.presence.state === "available");
  await turns();
  return agent;
}

export const offerOf = (agent: Agent) => until("an offer", () => agent.held()?.offers[0]);

/** What an ask was refused with, as `code: reason`, or `done`. */
export const refusal = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => "done",
    (error: unknown) => `${faultOf(error).code}: ${faultOf(error).reason}`,
  );

/** A conversation that this agent has taken. */
export async function taken(flow: Flow, agent: Agent, name = "Maria") {
  const { visitor, conversation } = await waitingVisitor(flow, name);
  await agent.link.ask("offer.accept", { offer: (await offerOf(agent)).id });
  await until("it is open", () => agent.state().conversations.some((one) => one.public.summary.id === conversation));
  return { visitor, conversation };
}

export function conversationRow(flow: Flow, conversation: ConversationId) {
  return flow
    .store()
    .read.selectFrom("conversation")
    .selectAll()
    .where("id", "=", conversation)
    .executeTakeFirstOrThrow();
}

/** The entries of a conversation's staff log, of one type. */
export async function staffEvents(flow: Flow, conversation: ConversationId, type: string) {
  const rows = await flow
    .store()
    .read.selectFrom("event")
    .select("body")
    .where("log", "=", `${conversation}/staff`)
    .where("type", "=", type)
    .orderBy("seq")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
}

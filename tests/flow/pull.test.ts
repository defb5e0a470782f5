import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import {
  type Agent,
  anAgent,
  conversationRow,
  offerOf,
  queueIs,
  refusal,
  staffEvents,
  taken,
  waitingVisitor,
} from "../support/offered.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

/** He is here and looks, but nothing is offered to him. */
async function away(name: string): Promise<Agent> {
  const agent = await anAgent(flow, name);
  await agent.link.ask("presence.set", { state: "away", code: null });
  await until("away", () => agent.state().presence.state === "away");
  return agent;
}

const look = (agent: Agent) => agent.link.ask("queue.look", { queue: seededQueue });

test("who waits is seen in order, with first words and page; one is taken without being Available", async () => {
  const anna = await away("Anna");
  const first = await waitingVisitor(flow, "First");
  await flow.clock.advance(3_000);
  const second = await waitingVisitor(flow, "Second");
  const said = { conversation: second.conversation, id: flow.id() as MessageId, text: "Do you deliver?" };
  await second.visitor.link.ask("chat.send", said);
  const { waiting, more } = await look(anna);
  expect(more).toBe(0);
  expect(waiting.map(({ visitor, firstText, ringsAt }) => [visitor, firstText, ringsAt])).toEqual([
    ["First", null, null],
    ["Second", "Do you deliver?", null],
  ]);
  const { conversation } = await anna.link.ask("queue.pull", { wait: waiting[1]!.wait });
  expect(conversation).toBe(second.conversation);
  await until("it is open", () => anna.state().conversations[0]?.public.summary.id === conversation);
  expect(anna.state().presence).toMatchObject({ state: "away", activity: "in-chat", load: { chat: 1 } });
  expect(second.visitor.state().conversation?.summary.agent).toEqual({ name: "Anna" });
  expect(await staffEvents(flow, conversation, "offer.accepted")).toMatchObject([{ how: "pulled" }]);
  expect((await look(anna)).waiting.map(({ visitor }) => visitor)).toEqual(["First"]);
  expect((await conversationRow(flow, first.conversation)).state).toBe("waiting");
});

test("one that rings at a colleague is left to him; one that rings here is accepted by it", async () => {
  const anna = await away("Anna");
  const jonas = await anAgent(flow, "Jonas");
  const { conversation } = await waitingVisitor(flow);
  await offerOf(jonas);
  const [seen] = (await look(anna)).waiting;
  expect(seen).toMatchObject({ ringsAt: "Jonas" });
  expect(await refusal(anna.link.ask("queue.pull", { wait: seen!.wait }))).toBe("busy: wait-rings");
  expect(await jonas.link.ask("queue.pull", { wait: seen!.wait })).toEqual({ conversation });
  await until("the card is gone", () => jonas.state().offers.length === 0);
  expect(await refusal(anna.link.ask("queue.pull", { wait: seen!.wait }))).toBe("gone: wait-gone");
});

test("nobody takes more than he has places for, nor from a queue that is not his or not open to it", async () => {
  const anna = await anAgent(flow, "Anna");
  for (let count = 0; count < 3; count++) await taken(flow, anna, `Visitor ${count}`);
  await waitingVisitor(flow, "Fourth");
  const [seen] = (await look(anna)).waiting;
  expect(await refusal(anna.link.ask("queue.pull", { wait: seen!.wait }))).toBe("full: no-place-chat");
  await queueIs(flow, { pull: false });
  expect(await refusal(look(anna))).toBe("forbidden: pull-off");
  expect(await refusal(anna.link.ask("queue.pull", { wait: seen!.wait }))).toBe("forbidden: pull-off");
  await queueIs(flow, {});
  const routing = JSON.stringify({ queues: [] });
  await flow.store().transact((tx) => tx.db.updateTable("account").set({ routing }).execute());
  expect(await refusal(look(anna))).toBe("forbidden: queue-not-yours");
  expect(await refusal(anna.link.ask("queue.look", { queue: flow.id() as QueueId }))).toBe("gone: queue-gone");
  expect(await refusal(anna.link.ask("queue.pull", { wait: flow.id() as WaitId }))).toBe("gone: wait-gone");
});

test("one that is kept for a colleague at work is his for that moment", async () => {
  const anna = await away("Anna");
  const jonas = await away("Jonas");
  await waitingVisitor(flow);
  const [seen] = (await look(anna)).waiting;
  const kept = { kept_agent: jonas.state().account.id, kept_until: flow.clock.now() + 20_000 };
  await flow.store().transact((tx) => tx.db.updateTable("wait").set(kept).where("id", "=", seen!.wait).execute());
  // Away he takes nobody, so nothing is kept for him.
  expect((await look(anna)).waiting[0]).toMatchObject({ keptFor: null });
  await flow
    .store()
    .transact((tx) =>
      tx.db.updateTable("presence").set({ state: "available" }).where("account", "=", kept.kept_agent).execute(),
    );
  expect((await look(anna)).waiting[0]).toMatchObject({ keptFor: "Jonas" });
  expect(await refusal(anna.link.ask("queue.pull", { wait: seen!.wait }))).toBe("busy: wait-kept");
  await flow.clock.advance(20_500);
  expect(await refusal(anna.link.ask("queue.pull", { wait: seen!.wait }))).toBe("done");
});

test("100 races of two who pull, one who is offered it, and the visitor who leaves: one owner or none", async () => {
  const anna = await away("Anna");
  const jonas = await away("Jonas");
  for (let round = 0; round < 100; round++) {
    const { visitor, conversation } = await waitingVisitor(flow, `Visitor ${round}`);
    const [seen] = (await look(anna)).waiting;
    const racers = [anna, jonas].map((agent) => refusal(agent.link.ask("queue.pull", { wait: seen!.wait })));
    // Back at work just then: the matcher may be as fast.
    if (round % 2 === 0) racers.push(refusal(jonas.link.ask("presence.set", { state: "available", code: null })));
    if (round % 3 === 0) racers.push(refusal(visitor.link.ask("conversation.end", { conversation })));
    const results = (await Promise.all(racers)).slice(0, 2);
    await turns();
    expect(results.filter((result) => result === "done").length).toBeLessThanOrEqual(1);
    for (const result of results) expect(["done", "gone: wait-gone", "busy: wait-rings"]).toContain(result);
    const row = await conversationRow(flow, conversation);
    const owner = [anna, jonas].find((agent) => agent.state().account.id === row.agent);
    if (results.includes("done")) expect(owner).toBe([anna, jonas][results.indexOf("done")]);
    if (row.ended_at === null) await visitor.link.ask("conversation.end", { conversation });
    if (owner) await owner.link.ask("conversation.wrapUp", { conversation, outcome: null, note: "" });
    await jonas.link.ask("presence.set", { state: "away", code: null });
    visitor.link.stop();
    await flow.clock.advance(500);
  }
});

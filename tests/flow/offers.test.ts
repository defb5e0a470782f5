import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(() => flow.stop());

type Agent = Awaited<ReturnType<Flow["agent"]>>;

async function waitingVisitor(name = "Maria") {
  const visitor = flow.visitor(name);
  await until("the visitor is here", () => visitor.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name, page: null });
  return { visitor, conversation };
}

async function anAgent(name: string): Promise<Agent> {
  const agent = await flow.agent(name);
  await until(`${name} is here`, () => agent.held()?.presence.state === "available");
  await turns();
  return agent;
}

const offerOf = (agent: Agent) => until("an offer", () => agent.held()?.offers[0]);
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => faultOf(error).code,
  );

test("the longest-waiting visitor is offered first, to the longest-idle agent, one offer at a time", async () => {
  const first = await waitingVisitor("First");
  await flow.clock.advance(1000);
  const second = await waitingVisitor("Second");
  const anna = await anAgent("Anna");
  const offer = await offerOf(anna);
  expect(offer.conversation).toBe(first.conversation);
  expect(anna.state().offers).toHaveLength(1);
  expect(second.visitor.state().ahead).toBe(1);
  const jonas = await anAgent("Jonas");
  expect((await offerOf(jonas)).conversation).toBe(second.conversation);
});

test("who declines is not asked again for 30 s, and the visitor keeps his place", async () => {
  const anna = await anAgent("Anna");
  const { visitor, conversation } = await waitingVisitor();
  const offer = await offerOf(anna);
  const waitingSince = offer.waitingSince;
  await anna.link.ask("offer.decline", { offer: offer.id });
  await until("the card is gone", () => anna.state().offers.length === 0);
  await flow.clock.advance(29_000);
  expect(anna.state().offers).toEqual([]);
  expect(visitor.state().ahead).toBe(0);
  await flow.clock.advance(2_500);
  const again = await offerOf(anna);
  expect(again).toMatchObject({ conversation, waitingSince });
  expect(again.id).not.toBe(offer.id);
});

test("who misses an offer is Not responding until one click brings him back; the visitor goes to the next", async () => {
  const anna = await anAgent("Anna");
  const { conversation } = await waitingVisitor();
  const offer = await offerOf(anna);
  const jonas = await anAgent("Jonas");
  await flow.clock.advance(30_500);
  expect(anna.state().presence.state).toBe("not-responding");
  expect(anna.state().offers).toEqual([]);
  expect((await offerOf(jonas)).conversation).toBe(conversation);
  expect(await refusal(anna.link.ask("offer.accept", { offer: offer.id }))).toBe("gone");
  await anna.link.ask("presence.set", { state: "available" });
  await until("back", () => anna.state().presence.state === "available");
});

test("what the visitor writes while it rings is on the card at once", async () => {
  const anna = await anAgent("Anna");
  const { visitor, conversation } = await waitingVisitor();
  expect((await offerOf(anna)).firstText).toBeNull();
  await visitor.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "Are you open?" });
  await until("on the card", () => anna.state().offers[0]?.firstText === "Are you open?");
});

test("an agent has three chats at most", async () => {
  const anna = await anAgent("Anna");
  for (let count = 0; count < 3; count++) {
    await waitingVisitor(`Visitor ${count}`);
    await anna.link.ask("offer.accept", { offer: (await offerOf(anna)).id });
    await until("it is open", () => anna.state().conversations.length === count + 1);
  }
  const fourth = await waitingVisitor("Fourth");
  await flow.clock.advance(5_000);
  expect(anna.state().offers).toEqual([]);
  const [oldest] = anna.state().conversations;
  const conversation = oldest!.public.summary.id;
  await anna.link.ask("conversation.end", { conversation });
  await flow.clock.advance(5_000);
  expect(anna.state().offers).toEqual([]); // wrap-up still holds its place
  await anna.link.ask("conversation.wrapUp", { conversation, outcome: null, note: "" });
  expect((await offerOf(anna)).conversation).toBe(fourth.conversation);
});

test("a visitor who leaves while it rings takes the offer with him", async () => {
  const anna = await anAgent("Anna");
  const { visitor, conversation } = await waitingVisitor();
  const offer = await offerOf(anna);
  await visitor.link.ask("conversation.end", { conversation });
  await until("the card is gone", () => anna.state().offers.length === 0);
  expect(await refusal(anna.link.ask("offer.accept", { offer: offer.id }))).toBe("gone");
  expect(anna.state().presence.state).toBe("available");
});

test("a desk that is silent for 10 s gets no offers; its offer goes back without blame", async () => {
  const anna = await anAgent("Anna");
  const jonas = await anAgent("Jonas");
  const { conversation } = await waitingVisitor();
  const [rung, other] = await until("an offer", () =>
    anna.held()!.offers.length > 0 ? [anna, jonas] : jonas.held()!.offers.length > 0 && [jonas, anna],
  );
  rung.unplug();
  await flow.clock.advance(11_000);
  expect((await offerOf(other)).conversation).toBe(conversation);
  rung.mend();
  await until("back", () => rung.linkState().state === "ready");
  expect(rung.state().presence.state).toBe("available");
});

test("200 races for one offer: never two owners, and every loser hears that it is gone", async () => {
  const desks = [await anAgent("Anna"), await flow.agent("Anna")];
  const jonas = await anAgent("Jonas");
  await jonas.link.ask("presence.set", { state: "away" });
  await until("the second desk", () => desks[1]!.held());
  for (let round = 0; round < 200; round++) {
    const { visitor, conversation } = await waitingVisitor(`Visitor ${round}`);
    const offer = await offerOf(desks[0]!);
    const racers = [desks[0]!, jonas, desks[1]!].map((agent) =>
      refusal(agent.link.ask("offer.accept", { offer: offer.id })),
    );
    if (round % 3 === 0) racers.push(refusal(visitor.link.ask("conversation.end", { conversation })));
    if (round % 3 === 1) racers.push(refusal(desks[1]!.link.ask("offer.decline", { offer: offer.id })));
    const results = await Promise.all(racers);
    const accepted = results.slice(0, 3).filter((result) => result === "done");
    expect(accepted.length).toBeLessThanOrEqual(1);
    const { read } = flow.store();
    const log = `${conversation}/public`;
    const row = await read
      .selectFrom("conversation")
      .selectAll()
      .where("id", "=", conversation)
      .executeTakeFirstOrThrow();
    const takings = await read
      .selectFrom("event")
      .select("seq")
      .where("log", "=", log)
      .where("type", "=", "conversation.accepted")
      .execute();
    expect(takings.length).toBe(accepted.length);
    expect(row.agent === null).toBe(accepted.length === 0);
    const open = row.ended_at === null;
    if (row.agent && open) await desks[0]!.link.ask("conversation.end", { conversation });
    if (!row.agent && open) await visitor.link.ask("conversation.end", { conversation });
    if (row.agent) await desks[0]!.link.ask("conversation.wrapUp", { conversation, outcome: null, note: "" });
    await flow.clock.advance(1000);
    visitor.link.stop();
  }
  expect(flow.defects).toEqual([]);
}, 60_000);

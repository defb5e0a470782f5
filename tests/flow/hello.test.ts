import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import { agentContract } from "../../src-shared/contracts/agent.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { connect } from "../../src-shared/rpc/connect.ts";
import { pipePair } from "../../src-shared/rpc/pipe-pair.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

async function aConversation() {
  const visitor = flow.visitor("Maria");
  const agent = await flow.agent("Anna");
  await until("both are here", () => visitor.held() && agent.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  const offer = await until("an offer", () => agent.state().offers[0]);
  await agent.link.ask("offer.accept", { offer: offer.id });
  await until("it is open", () => agent.state().conversations[0]);
  return { visitor, agent, conversation };
}

const say = (who: Awaited<ReturnType<typeof aConversation>>["visitor"], conversation: ConversationId, text: string) =>
  who.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text });

/** A hello of another desk of Anna's, with these cursors. */
async function hello(logs: Record<string, number>, epoch: string | null = flow.store().epoch) {
  const [near, far] = pipePair();
  flow.hub().serveAgent(far);
  const client = connect(agentContract, near, flow.clock, { event: () => {}, closed: () => {} });
  const account = await flow.store().read.selectFrom("account").select("id").executeTakeFirstOrThrow();
  const answer = await client.hello({ who: { access: `${account.id}/other` }, epoch: epoch ?? undefined, logs });
  client.close(1001, "done");
  return answer;
}

test("a page that is opened amid a rush of messages shows each of them once, in order", async () => {
  const { visitor, agent, conversation } = await aConversation();
  let said = 0;
  for (let round = 0; round < 25; round++) {
    const sending = Array.from({ length: 8 }, () => say(visitor, conversation, `message ${++said}`));
    const page = flow.visitor("Maria");
    const desk = await flow.agent("Anna");
    await Promise.all(sending);
    const seqs = (entries: ReadonlyArray<{ seq: number }> | undefined) => entries?.map(({ seq }) => seq) ?? [];
    const all = await until("the agent has all", () => {
      const held = agent.state().conversations[0]!.public;
      return held.entries.length === said + 2 && seqs(held.entries);
    });
    await until("the page has all", () => page.held()?.conversation?.head === all.length);
    await until("the desk has all", () => desk.held()?.conversations[0]?.public.head === all.length);
    // A page of a conversation is its newest 200 entries.
    expect(seqs(page.state().conversation?.entries).slice(-100)).toEqual(all.slice(-100));
    expect(seqs(desk.state().conversations[0]?.public.entries).slice(-100)).toEqual(all.slice(-100));
    page.link.stop();
    desk.link.stop();
    await flow.clock.advance(1_000);
  }
});

test("cursors within a page of the head bring what is missing, and nothing twice", async () => {
  const { visitor, conversation } = await aConversation();
  await say(visitor, conversation, "one");
  const answer = await hello({ [`${conversation}/public`]: 2, [`${conversation}/staff`]: 2 });
  expect(answer.state.conversations).toEqual([]);
  expect(answer.missed[`${conversation}/public`]).toMatchObject([{ seq: 3 }]);
  expect(answer.missed[`${conversation}/staff`]).toEqual([]);
});

test.each([
  ["ahead of the head, as after a restored copy", { public: 99, staff: 2 }],
  ["before the beginning", { public: -1, staff: 2 }],
  ["of one log only", { public: 2, staff: undefined }],
])("cursors %s void themselves: the conversation comes whole", async (_, { public: shown, staff }) => {
  const { conversation } = await aConversation();
  const answer = await hello({
    [`${conversation}/public`]: shown,
    ...(staff === undefined ? {} : { [`${conversation}/staff`]: staff }),
  });
  expect(answer.missed).toEqual({});
  expect(answer.state.conversations).toMatchObject([{ public: { head: 2 }, staff: { head: 2 } }]);
});

test("another epoch voids every cursor", async () => {
  const { conversation } = await aConversation();
  const logs = { [`${conversation}/public`]: 1, [`${conversation}/staff`]: 1 };
  expect((await hello(logs, "another")).missed).toEqual({});
  expect((await hello(logs, null)).state.conversations).toHaveLength(1);
});

test("who was far away gets a fresh page instead of all that he missed", async () => {
  const { visitor, conversation } = await aConversation();
  for (let burst = 0; burst < 6; burst++) {
    await Promise.all(
      Array.from({ length: 35 }, (_, index) => say(visitor, conversation, `message ${burst} ${index}`)),
    );
    await flow.clock.advance(4_000);
  }
  const far = await hello({ [`${conversation}/public`]: 2, [`${conversation}/staff`]: 2 });
  expect(far.missed).toEqual({});
  expect(far.state.conversations[0]?.public.entries).toHaveLength(200);
  expect(far.state.conversations[0]?.public).toMatchObject({ head: 212 });
});

test("a log of somebody else's that is asked for is passed over in silence", async () => {
  const { conversation } = await aConversation();
  await flow.agent("Jonas");
  const [near, far] = pipePair();
  flow.hub().serveAgent(far);
  const heard: unknown[] = [];
  const client = connect(agentContract, near, flow.clock, { event: (placed) => heard.push(placed), closed: () => {} });
  const { id } = await flow
    .store()
    .read.selectFrom("account")
    .select("id")
    .where("name", "=", "Jonas")
    .executeTakeFirstOrThrow();
  const logs = { [`${conversation}/public`]: 0, [`${conversation}/staff`]: 0, presence: 0, ["__proto__"]: 0 };
  const answer = await client.hello({ who: { access: `${id}/9` }, epoch: flow.store().epoch, logs });
  expect(answer.missed).toEqual({});
  expect(answer.state).toMatchObject({ conversations: [], open: [] });
  await flow.clock.advance(1_000);
  expect(JSON.stringify(heard)).not.toContain(conversation);
});

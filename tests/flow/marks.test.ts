import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { anAgent, refusal, taken } from "../support/offered.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const id = () => flow.id() as MessageId;

async function atWork() {
  const anna = await anAgent(flow, "Anna");
  const { visitor: maria, conversation } = await taken(flow, anna);
  const ofMaria = () => anna.state().conversations.find((one) => one.public.summary.id === conversation)?.mark;
  const said = async (who: typeof anna | typeof maria, text: string) =>
    (await (who as typeof anna).link.ask("chat.send", { conversation, id: id(), text })).seq;
  return { anna, maria, conversation, ofMaria, said };
}

test("both sides learn how far the other has got, and it never goes back", async () => {
  const { anna, maria, conversation, ofMaria, said } = await atWork();
  const seq = await said(anna, "Good morning.");
  await maria.link.ask("chat.mark", { conversation, delivered: seq, read: 0 });
  const delivered = await until("it is delivered", ofMaria);
  expect(delivered).toEqual({ delivered: seq, deliveredAt: flow.clock.now(), read: 0, readAt: 0 });
  await flow.clock.advance(2_000);
  await maria.link.ask("chat.mark", { conversation, delivered: seq, read: seq });
  await until("it is read", () => ofMaria()?.read === seq);
  expect(ofMaria()).toEqual({ ...delivered, read: seq, readAt: flow.clock.now() });
  await flow.clock.advance(2_000);
  for (const older of [0, seq - 1, seq])
    await maria.link.ask("chat.mark", { conversation, delivered: older, read: older });
  await turns();
  expect(ofMaria()).toEqual({ ...delivered, read: seq, readAt: flow.clock.now() - 2_000 });

  const answer = await said(maria, "Good morning to you.");
  await anna.link.ask("chat.mark", { conversation, delivered: answer, read: answer });
  await until("she sees it", () => maria.state().mark?.read === answer);
});

test("nobody has got further than there is something of the other side's to get", async () => {
  const { anna, maria, conversation, ofMaria, said } = await atWork();
  const first = await said(anna, "One.");
  await said(maria, "Mine.");
  await maria.link.ask("chat.mark", { conversation, delivered: 1_000_000, read: 1_000_000 });
  await until("it is clamped", () => ofMaria()?.read === first);
  expect(await refusal(maria.link.ask("chat.mark", { conversation, delivered: -1, read: 0 }))).toMatch(/^invalid/);
  const foreign = flow.id() as ConversationId;
  const other = flow.visitor("Else");
  await until("he is here", () => other.held());
  const refused = await refusal(other.link.ask("chat.mark", { conversation: foreign, delivered: 1, read: 1 }));
  expect(await refusal(other.link.ask("chat.mark", { conversation, delivered: 1, read: 1 }))).toBe(refused);
});

test("marks are in what a desk and a page get when they come back, after a drop at each step and a killed hub", async () => {
  const { anna, maria, conversation, ofMaria, said } = await atWork();
  const seq = await said(anna, "One.");
  const answer = await said(maria, "Two.");
  anna.unplug();
  await maria.link.ask("chat.mark", { conversation, delivered: seq, read: seq });
  anna.mend();
  await until("her desk knows", () => ofMaria()?.read === seq);
  maria.unplug();
  await anna.link.ask("chat.mark", { conversation, delivered: answer, read: 0 });
  maria.mend();
  await until("his page knows", () => maria.state().mark?.delivered === answer);
  await flow.restart();
  await flow.clock.advance(35_000);
  await until("both are back", () => anna.linkState().state === "ready" && maria.linkState().state === "ready");
  const [desk, page] = [await flow.agent("Anna"), flow.visitor("Maria")];
  await until("fresh ones", () => desk.held() && page.held());
  expect(desk.state().conversations[0]?.mark).toEqual(ofMaria());
  expect(page.state().mark).toEqual(maria.state().mark);
  expect(page.state().mark).toMatchObject({ delivered: answer, read: 0 });
});

test("no page hears how far visitors have got, and a house may keep to itself what its agents have read", async () => {
  const { anna, maria, conversation, said } = await atWork();
  await flow.store().transact((tx) =>
    tx.db
      .insertInto("house")
      .values({ name: "chat", body: JSON.stringify({ showRead: false }) })
      .execute(),
  );
  const seq = await said(maria, "Hello?");
  await anna.link.ask("chat.mark", { conversation, delivered: seq, read: seq });
  await until("it is delivered", () => maria.state().mark?.delivered === seq);
  expect(maria.state().mark).toMatchObject({ read: 0, readAt: 0 });
  const own = await said(anna, "Yes.");
  await maria.link.ask("chat.mark", { conversation, delivered: own, read: own });
  await turns();
  expect(maria.state().mark).toMatchObject({ delivered: seq, read: 0 });
});

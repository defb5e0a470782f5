import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refusal } from "../support/calls.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import {
  accepts,
  type Colleagues,
  colleaguesIn,
  expectSound,
  idOfDesk,
  ownerOf,
  staffAt,
  staffTypes,
  viewAt,
} from "../support/transfers.ts";

let flow: Flow;
let people: Colleagues;
beforeEach(async () => {
  flow = await startFlow();
  people = await colleaguesIn(flow);
});
afterEach(async () => {
  await expectSound(flow);
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const soon = 120_000;
const day = 24 * 3_600_000;
const park = (until: number | null) =>
  people.anna.link.ask("conversation.park", { conversation: people.conversation, until });
const chats = () => people.anna.state().presence.load.chat;
const parked = () => staffAt(people.anna, people.conversation).parked;
const writes = () =>
  people.pair.visitor.link.ask("chat.send", {
    conversation: people.conversation,
    id: flow.id() as MessageId,
    text: "I found it.",
  });

test("parked until a time: its place is free, it stays on the desk, and comes back by itself", async () => {
  const until_ = flow.clock.now() + soon;
  await park(until_);
  expect(chats()).toBe(0);
  expect(parked()).toEqual({ since: flow.clock.now(), until: until_ });
  expect(people.pair.summary().state).toBe("active");
  await flow.clock.advance(soon - 1_000);
  expect(chats()).toBe(0);
  await flow.clock.advance(1_500);
  expect(chats()).toBe(1);
  expect(parked()).toBeNull();
  expect(viewAt(people.anna, people.conversation)!.staff.entries.at(-1)!.event).toMatchObject({ why: "time" });
});

test("parked until the visitor writes, who also wakes one that was parked for longer", async () => {
  for (const until_ of [null, flow.clock.now() + soon]) {
    await park(until_);
    await writes();
    await until("taken up again", () => parked() === null);
    expect(chats()).toBe(1);
  }
  await park(null);
  await flow.clock.advance(3 * soon);
  expect(parked()).not.toBeNull();
  await people.anna.link.ask("conversation.resume", { conversation: people.conversation });
  expect(chats()).toBe(1);
  expect(await refusal(people.anna.link.ask("conversation.resume", { conversation: people.conversation }))).toBe(
    "not-parked",
  );
});

test("a time that is over or too far away is refused", async () => {
  expect(await refusal(park(flow.clock.now()))).toBe("snooze-past");
  expect(await refusal(park(flow.clock.now() - soon))).toBe("snooze-past");
  expect(await refusal(park(flow.clock.now() + 400 * day))).toBe("snooze-too-far");
  expect(await refusal(park(Number.NaN))).not.toBe("done");
  expect(parked()).toBeNull();
});

test("it comes back to its agent also when all of his places are taken", async () => {
  const { anna, jonas, mika } = people;
  for (const desk of [jonas, mika]) await desk.link.ask("presence.set", { state: "away" });
  await park(null);
  for (let count = 1; count <= 3; count++) {
    const visitor = flow.visitor(`Visitor ${count}`);
    await until("here", () => visitor.held());
    await visitor.link.ask("conversation.start", { conversation: flow.id() as ConversationId, name: "", page: null });
    await accepts(anna);
  }
  expect(chats()).toBe(3);
  await writes();
  await until("above his places", () => chats() === 4);
  const fifth = flow.visitor("Fifth");
  await until("here", () => fifth.held());
  await fifth.link.ask("conversation.start", { conversation: flow.id() as ConversationId, name: "", page: null });
  await flow.clock.advance(2_000);
  expect(anna.state().offers).toEqual([]);
});

test("its agent went home: it stays parked, and when it wakes it is offered to who is there, at the front", async () => {
  const { anna, jonas, conversation } = people;
  await park(flow.clock.now() + soon);
  anna.link.stop();
  await flow.clock.advance(soon / 2);
  expect(await ownerOf(flow, conversation)).toBe(idOfDesk(anna));
  await flow.clock.advance(soon / 2 + 1_000);
  const offer = await until("it rings", () => [jonas, people.mika].flatMap((desk) => desk.held()!.offers)[0]);
  expect(offer).toMatchObject({ kind: "again", conversation, waitingSince: people.pair.summary().startedAt });
});

test("a visitor who leaves a parked conversation, and a killed hub", async () => {
  const { anna, pair, conversation } = people;
  await park(flow.clock.now() + soon);
  await flow.restart(10_000);
  await flow.clock.advance(30_000);
  await until("back", () => anna.linkState().state === "ready" && pair.visitor.linkState().state === "ready");
  expect(parked()).not.toBeNull();
  await pair.visitor.link.ask("conversation.end", { conversation });
  await until("to be wrapped up", () => anna.state().presence.activity === "wrap-up");
  expect(parked()).toBeNull();
  expect(chats()).toBe(1);
  expect(staffTypes(anna, conversation)).toContain("conversation.resumed");
});

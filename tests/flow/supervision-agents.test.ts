import { afterEach, beforeEach, expect, test } from "vitest";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { plainAgent } from "../../src-shared/routing/agent-settings.ts";
import type { SkillId } from "../../src-shared/routing/ids.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import {
  aDesk,
  aQueue,
  aSupervisor,
  auditBy,
  aVisitor,
  chatOf,
  faultIn,
  idOf,
  reason,
  stateOf,
  theWait,
  told,
} from "../support/supervising.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(() => flow.stop());

test("a state that a supervisor sets holds, is told to the agent with why, and is written down", async () => {
  const [mira, anna] = [await aSupervisor(flow), await aDesk(flow, "Anna")];
  const expected = await stateOf(mira, anna);
  const input = { agent: idOf(anna), state: "away" as const, code: null, next: false, expected, reason };
  await mira.link.ask("agent.setState", input);
  await until("Anna is away", () => anna.state().presence.state === "away");
  expect(told(anna)).toMatchObject([{ by: "Mira", act: "agent.setState", values: { state: "away" }, reason }]);
  expect(await auditBy(mira)).toMatchObject([
    {
      by: "Mira",
      act: "agent.setState",
      name: "Anna",
      before: { state: "available" },
      after: { state: "away" },
      reason,
    },
  ]);
});

test("what is to follow an agent's work can be set, and what rings at him goes on to others when he is set away", async () => {
  const [mira, anna] = [await aSupervisor(flow), await aDesk(flow, "Anna")];
  const { visitor } = await aVisitor(flow);
  await until("it rings", () => anna.held()?.offers[0]);
  const set = { agent: idOf(anna), code: null, reason, expected: await stateOf(mira, anna) };
  await mira.link.ask("agent.setState", { ...set, state: "break", next: true });
  await until("it is to follow", () => anna.state().presence.next?.state === "break");
  expect(anna.state().offers).toHaveLength(1);
  await mira.link.ask("agent.setState", { ...set, state: "training", next: false });
  await until("the card is gone", () => anna.state().offers.length === 0);
  expect(anna.state().presence.state).toBe("training");
  expect(visitor.state().ahead).toBe(0);
});

test("two supervisors on one row: the second hears who was faster, and nothing of his holds", async () => {
  const [mira, otto, anna] = [await aSupervisor(flow), await aSupervisor(flow, "Otto"), await aDesk(flow, "Anna")];
  const expected = await stateOf(mira, anna);
  const set = { agent: idOf(anna), code: null, next: false, expected, reason };
  await flow.clock.advance(10);
  await mira.link.ask("agent.setState", { ...set, state: "away" });
  const fault = await faultIn(otto.link.ask("agent.setState", { ...set, state: "lunch" }));
  expect(fault).toMatchObject({ code: "outdated", reason: "row-changed-by", values: { by: "Mira" } });
  expect(anna.state().presence.state).toBe("away");
  expect(await auditBy(mira)).toHaveLength(1);

  // The agent himself was faster.
  const seenBefore = await stateOf(mira, anna);
  await flow.clock.advance(10);
  await anna.link.ask("presence.set", { state: "available" });
  const late = await faultIn(otto.link.ask("agent.setState", { ...set, expected: seenBefore, state: "lunch" }));
  expect(late).toMatchObject({ code: "outdated", reason: "row-outdated" });
});

test("places below the present load take nothing away; nothing new comes until he is below, and it is said", async () => {
  const [mira, anna] = [await aSupervisor(flow), await aDesk(flow, "Anna")];
  for (const name of ["One", "Two"]) {
    await aVisitor(flow, name);
    await chatOf(anna);
  }
  const set = { agent: idOf(anna), expected: plainAgent, reason };
  const { over } = await mira.link.ask("agent.setRouting", { ...set, capacity: { chat: 1, video: 1, "co-browse": 1 } });
  expect(over).toEqual({ chat: 1, video: 0 });
  expect(anna.state().presence.load.chat).toBe(2);
  await until("her desk knows", () => anna.state().presence.capacity.chat === 1);
  await aVisitor(flow, "Three");
  await flow.clock.advance(2000);
  expect(anna.state().offers).toEqual([]);
  expect((await theWait(mira)).why.excluded).toMatchObject({ full: 1 });
  // The same again from who has not seen it.
  const fault = await faultIn(mira.link.ask("agent.setRouting", { ...set, queues: [] }));
  expect(fault).toMatchObject({ code: "outdated", values: { by: "Mira" } });
});

test("skills and queues of an agent hold at once for who waits; what is not there is refused", async () => {
  const [mira, anna] = [await aSupervisor(flow), await aDesk(flow, "Anna")];
  const care = await aQueue(flow, "Care");
  const set = { agent: idOf(anna), expected: plainAgent, reason };
  const skills = [{ skill: flow.id() as SkillId, level: 3 }];
  expect(await faultIn(mira.link.ask("agent.setRouting", { ...set, skills }))).toMatchObject({ reason: "skill-gone" });
  await mira.link.ask("agent.setRouting", { ...set, queues: [{ queue: care, order: 1, delay: 0 }] });
  await aVisitor(flow);
  await flow.clock.advance(1000);
  expect(anna.state().offers).toEqual([]);
  const expected = { ...plainAgent, queues: [{ queue: care, order: 1, delay: 0 }] };
  await mira.link.ask("agent.setRouting", { ...set, expected, queues: null });
  await until("an offer", () => anna.state().offers[0]);
});

test("an agent who is signed out loses his desks at once, and his visitor waits again after the grace", async () => {
  const [mira, anna] = [await aSupervisor(flow), await aDesk(flow, "Anna")];
  const id = `${idOf(anna)}/2`;
  await flow.store().transact((tx) =>
    tx.db
      .insertInto("family")
      .values({ id, account: idOf(anna), created_at: tx.now, revoked_at: null })
      .execute(),
  );
  const { visitor } = await aVisitor(flow);
  await chatOf(anna);
  anna.unplug();
  anna.mend();
  await until("Anna is back", () => anna.linkState().state === "ready");
  await mira.link.ask("agent.signOut", { agent: idOf(anna), reason });
  await until("her desk is closed", () => anna.linkState().state !== "ready");
  expect(told(anna)).toMatchObject([{ act: "agent.signOut", reason }]);
  expect(await faultIn(mira.link.ask("agent.signOut", { agent: idOf(anna), reason }))).toMatchObject({
    code: "gone",
    reason: "agent-signed-out",
  });
  anna.unplug();
  await flow.clock.advance(60_000);
  expect(visitor.state().conversation?.summary.state).toBe("waiting");
});

test("who has just gone cannot be set to anything, and that is said", async () => {
  const [mira, anna] = [await aSupervisor(flow), await aDesk(flow, "Anna")];
  const expected = await stateOf(mira, anna);
  anna.unplug();
  await flow.clock.advance(15_000);
  const set = { agent: idOf(anna), state: "busy" as const, code: null, next: false, expected, reason };
  expect(await faultIn(mira.link.ask("agent.setState", set))).toMatchObject({ code: "gone", reason: "agent-not-here" });
  const nobody = flow.id() as AccountId;
  expect(await faultIn(mira.link.ask("agent.setState", { ...set, agent: nobody }))).toMatchObject({ code: "gone" });
});

test("a stuck conversation goes to the front of its queue, or is closed with a word to the visitor", async () => {
  const [mira, anna] = [await aSupervisor(flow), await aDesk(flow, "Anna")];
  const { visitor, conversation } = await aVisitor(flow);
  await chatOf(anna);
  const { conversations } = await mira.link.ask("agent.conversations", { agent: idOf(anna) });
  expect(conversations).toMatchObject([{ id: conversation, visitor: "Maria", state: "active", inCall: false }]);
  const free = { conversation, text: "", expected: { agent: idOf(anna), state: "active" as const }, reason };
  await anna.link.ask("presence.set", { state: "busy" });
  await mira.link.ask("conversation.free", { ...free, to: "queue" });
  expect(told(anna)).toMatchObject([{ act: "conversation.requeue", values: { visitor: "Maria" } }]);
  expect(await theWait(mira)).toMatchObject({ kind: "again", visitor: "Maria" });
  expect(await faultIn(mira.link.ask("conversation.free", { ...free, to: "queue" }))).toMatchObject({
    code: "outdated",
    values: { by: "Mira" },
  });

  await anna.link.ask("presence.set", { state: "available" });
  await chatOf(anna);
  await mira.link.ask("conversation.free", { ...free, to: "closed", text: "We call you back." });
  const page = await until("it has ended", () => {
    const held = visitor.state().conversation;
    return held?.summary.state === "ended" && held;
  });
  const texts = page.entries.flatMap(({ event }) => (event.type === "chat.messageAdded" ? [event.message] : []));
  expect(texts).toMatchObject([{ from: { kind: "agent", name: "Mira" }, text: "We call you back." }]);
  expect((await mira.link.ask("agent.conversations", { agent: idOf(anna) })).conversations).toEqual([]);
  await until("she has a place again", () => anna.state().presence.load.chat === 0);
});

test("a wait that is wrapped up can only be closed", async () => {
  const [mira, anna] = [await aSupervisor(flow), await aDesk(flow, "Anna")];
  const { conversation } = await aVisitor(flow);
  await chatOf(anna);
  await anna.link.ask("conversation.end", { conversation });
  const free = { conversation, text: "", expected: { agent: idOf(anna), state: "wrap-up" as const }, reason };
  expect(await faultIn(mira.link.ask("conversation.free", { ...free, to: "queue" }))).toMatchObject({
    code: "invalid",
    reason: "conversation-ended",
  });
  await mira.link.ask("conversation.free", { ...free, to: "closed" });
  await until("her place is free", () => anna.state().presence.load.chat === 0);
});

test("without a reason nothing is done", async () => {
  const [mira, anna] = [await aSupervisor(flow), await aDesk(flow, "Anna")];
  const expected = await stateOf(mira, anna);
  for (const none of ["", "  ", "no"]) {
    const set = { agent: idOf(anna), state: "away" as const, code: null, next: false, expected, reason: none };
    expect(await faultIn(mira.link.ask("agent.setState", set))).toMatchObject({
      code: "invalid",
      reason: "reason-missing",
    });
  }
  expect(anna.state().presence.state).toBe("available");
});

test("a lost line in the middle of an act does it once", async () => {
  const [mira, anna] = [await aSupervisor(flow), await aDesk(flow, "Anna")];
  const expected = await stateOf(mira, anna);
  const set = { agent: idOf(anna), state: "away" as const, code: null, next: false, expected, reason };
  const asked = mira.link.ask("agent.setState", set);
  mira.unplug();
  await flow.clock.advance(1000);
  mira.mend();
  await asked;
  expect(anna.state().presence.state).toBe("away");
  expect(await auditBy(mira)).toHaveLength(1);
});

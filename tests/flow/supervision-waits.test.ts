import { afterEach, beforeEach, expect, test } from "vitest";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { plainAgent } from "../../src-shared/routing/agent-settings.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import {
  aDesk,
  aQueue,
  aSupervisor,
  auditBy,
  aVisitor,
  faultIn,
  idOf,
  reason,
  seen,
  stateOf,
  theWait,
  told,
  watched,
} from "../support/supervising.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(() => flow.stop());

test("a supervisor sees agents, queues, and who waits with why; what changes comes once a second", async () => {
  const mira = await aSupervisor(flow);
  await aDesk(flow, "Anna").then((anna) => anna.link.ask("presence.set", { state: "lunch" }));
  await aVisitor(flow);
  const { agents, queues, waits } = await watched(mira);
  expect(Object.fromEntries(agents.map(({ name, state }) => [name, state]))).toEqual({ Anna: "lunch", Mira: "busy" });
  expect(queues).toMatchObject([
    { name: "Sales", waiting: 1, isOpen: true, closed: null, agents: { chat: { members: 2, atWork: 0 } } },
  ]);
  expect(waits).toMatchObject([
    { visitor: "Maria", channel: "chat", offered: false, why: { free: 0, ahead: 0, excluded: { "not-available": 2 } } },
  ]);
  const { visitor } = await aVisitor(flow, "Second");
  await flow.clock.advance(2000);
  const changes = mira.passed.flatMap((event) => (event.type === "waits.changed" ? [event.waits] : []));
  expect(changes.at(-1)?.waits.map(({ visitor: name }) => name)).toEqual(["Maria", "Second"]);
  expect(mira.passed.filter(({ type }) => type === "supervision.changed")).not.toHaveLength(0);
  await mira.link.ask("supervision.unwatch", {});
  const before = mira.passed.length;
  await visitor.link.ask("conversation.end", { conversation: visitor.state().conversation!.summary.id });
  await flow.clock.advance(3000);
  expect(mira.passed.length).toBe(before);
});

test("who waits is moved to another queue at his old place, also while it rings", async () => {
  const [mira, anna] = [await aSupervisor(flow), await aDesk(flow, "Anna")];
  const care = await aQueue(flow, "Care");
  const set = { agent: idOf(anna), expected: plainAgent, reason };
  await mira.link.ask("agent.setRouting", { ...set, queues: [{ queue: seededQueue, order: 1, delay: 0 }] });
  const { visitor } = await aVisitor(flow);
  await until("it rings", () => anna.held()?.offers[0]);
  const wait = await theWait(mira);
  expect(wait).toMatchObject({ offered: true, ringsAt: idOf(anna) });
  await mira.link.ask("wait.move", { wait: wait.id, expected: seen(wait), queue: care, reason });
  await until("the card is gone", () => anna.state().offers.length === 0);
  const moved = await theWait(mira, care);
  expect(moved).toMatchObject({ visitor: "Maria", since: wait.since, offered: false });
  expect((await watched(mira)).waits).toEqual([]);
  await until("he hears his place", () => visitor.state().ahead === 0);
  expect(moved.why.excluded).toMatchObject({ "not-in-queue": 1 });
  const again = { wait: wait.id, expected: seen(wait), queue: seededQueue, reason };
  expect(await faultIn(mira.link.ask("wait.move", again))).toMatchObject({ code: "outdated", values: { by: "Mira" } });
  const nowhere = { wait: moved.id, expected: seen(moved, care), queue: flow.id() as QueueId, reason };
  expect(await faultIn(mira.link.ask("wait.move", nowhere))).toMatchObject({ code: "gone", reason: "queue-gone" });
});

test("who waits is assigned to one agent, also to one who has just declined him", async () => {
  const [mira, anna, jonas] = [await aSupervisor(flow), await aDesk(flow, "Anna"), await aDesk(flow, "Jonas")];
  await jonas.link.ask("presence.set", { state: "busy" });
  await aVisitor(flow);
  const offer = await until("it rings", () => anna.held()?.offers[0]);
  await anna.link.ask("offer.decline", { offer: offer.id });
  const wait = await theWait(mira);
  await mira.link.ask("wait.assign", { wait: wait.id, expected: seen(wait), agent: idOf(anna), reason });
  expect(told(anna)).toMatchObject([{ act: "wait.assign", values: { visitor: "Maria" } }]);
  await until("it rings again", () => anna.held()?.offers[0]);

  // To another one, while it rings: he is busy, so it waits for him alone.
  const rings = await theWait(mira);
  await mira.link.ask("wait.assign", { wait: wait.id, expected: seen(rings), agent: idOf(jonas), reason });
  await until("the card is gone", () => anna.state().offers.length === 0);
  await flow.clock.advance(2000);
  expect(anna.state().offers).toEqual([]);
  expect((await theWait(mira)).only).toBe(idOf(jonas));
  await jonas.link.ask("presence.set", { state: "available" });
  await until("it rings at him", () => jonas.state().offers[0]);
});

test("who is put first goes first, and those who wait are closed with a text", async () => {
  const mira = await aSupervisor(flow);
  const [first, second] = [await aVisitor(flow, "First"), await aVisitor(flow, "Second")];
  const { waits } = await watched(mira);
  expect(waits.map(({ visitor }) => visitor)).toEqual(["First", "Second"]);
  const late = waits[1]!;
  await mira.link.ask("wait.setPriority", { wait: late.id, expected: seen(late), priority: 50, reason });
  expect((await watched(mira)).waits.map(({ visitor }) => visitor)).toEqual(["Second", "First"]);
  await until("the place is told", () => first.visitor.state().ahead === 1);
  const other = { wait: late.id, expected: seen(late), priority: 10, reason };
  expect(await faultIn(mira.link.ask("wait.setPriority", other))).toMatchObject({ code: "outdated" });

  await first.visitor.link.ask("conversation.end", { conversation: first.conversation });
  const text = "We are closed today. Please write to us.";
  const { closed } = await mira.link.ask("wait.close", { waits: waits.map(({ id }) => id), text, reason });
  expect(closed).toBe(1);
  const page = await until("it has ended", () => {
    const held = second.visitor.state().conversation;
    return held?.summary.state === "ended" && held;
  });
  expect(page.entries.some(({ event }) => event.type === "chat.messageAdded" && event.message.text === text)).toBe(
    true,
  );
  expect((await watched(mira)).waits).toEqual([]);
});

test("a queue is closed now and opened again; who waits there goes on waiting, and is counted", async () => {
  const [mira, otto] = [await aSupervisor(flow), await aSupervisor(flow, "Otto")];
  await aVisitor(flow);
  const { waiting } = await mira.link.ask("queue.close", {
    queue: seededQueue,
    text: "Fire drill.",
    expected: null,
    reason,
  });
  expect(waiting).toBe(1);
  const fault = await faultIn(otto.link.ask("queue.close", { queue: seededQueue, text: "", expected: null, reason }));
  expect(fault).toMatchObject({ code: "outdated", values: { by: "Mira" } });
  const closed = (await watched(mira)).queues[0]!.closed!;
  expect(closed).toMatchObject({ text: "Fire drill.", by: "Mira" });
  await flow.clock.advance(1);
  await otto.link.ask("queue.reopen", { queue: seededQueue, expected: closed.at, reason });
  expect((await watched(mira)).queues[0]!.closed).toBeNull();
  expect((await auditBy(mira)).map(({ act, by, name }) => [act, by, name])).toEqual([
    ["queue.reopen", "Otto", "Sales"],
    ["queue.close", "Mira", "Sales"],
  ]);
});

test("an agent may do none of it, and nothing is written", async () => {
  const [mira, anna] = [await aSupervisor(flow), await aDesk(flow, "Anna")];
  await anna.link.ask("presence.set", { state: "busy" });
  await aVisitor(flow);
  const wait = await theWait(mira);
  const expected = await stateOf(mira, anna);
  const ask: typeof anna.link.ask = (name, input) => anna.link.ask(name, input);
  const agent = idOf(anna);
  const ofWait = { wait: wait.id, expected: seen(wait), reason };
  const conversation = wait.conversation;
  const asks = [
    ask("supervision.watch", { queue: null }),
    ask("agent.conversations", { agent }),
    ask("audit.read", {}),
    ask("agent.setState", { agent, state: "away", code: null, next: false, expected, reason }),
    ask("agent.setRouting", { agent, capacity: null, expected: plainAgent, reason }),
    ask("agent.signOut", { agent, reason }),
    ask("conversation.free", { conversation, to: "queue", text: "", expected: { agent, state: "active" }, reason }),
    ask("wait.move", { ...ofWait, queue: seededQueue }),
    ask("wait.assign", { ...ofWait, agent }),
    ask("wait.setPriority", { ...ofWait, priority: 9 }),
    ask("wait.close", { waits: [wait.id], text: "", reason }),
    ask("queue.close", { queue: seededQueue, text: "", expected: null, reason }),
    ask("queue.reopen", { queue: seededQueue, expected: null, reason }),
  ];
  for (const asked of asks) expect(await faultIn(asked)).toMatchObject({ code: "forbidden" });
  expect(await auditBy(mira)).toEqual([]);
});

test("the audit rows come in pages, the newest first, also of one row alone", async () => {
  const mira = await aSupervisor(flow);
  const [anna, jonas] = [await aDesk(flow, "Anna"), await aDesk(flow, "Jonas")];
  let expected = plainAgent;
  for (let chat = 1; chat <= 51; chat++) {
    const capacity = { chat, video: 1, "co-browse": 1 };
    await mira.link.ask("agent.setRouting", { agent: idOf(anna), capacity, expected, reason: `number ${chat}` });
    expected = { ...expected, capacity };
    await flow.clock.advance(1);
  }
  await mira.link.ask("agent.setRouting", { agent: idOf(jonas), queues: [], expected: plainAgent, reason });
  const page = await mira.link.ask("audit.read", {});
  expect([page.rows.length, page.more, page.rows[0]?.name]).toEqual([50, true, "Jonas"]);
  const { at, id } = page.rows.at(-1)!;
  const rest = await mira.link.ask("audit.read", { before: { at, id } });
  expect(rest.rows.map((row) => row.reason)).toEqual(["number 2", "number 1"]);
  expect(rest.more).toBe(false);
  const ofJonas = await mira.link.ask("audit.read", { target: `agent:${idOf(jonas)}` });
  expect(ofJonas.rows).toHaveLength(1);
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { aVisitor, comes, laidDown, refused } from "../support/laid-down.ts";

let flow: Flow;
let house: Awaited<ReturnType<typeof laidDown>>;
beforeEach(async () => {
  flow = await startFlow();
  house = await laidDown(flow);
});
afterEach(async () => {
  const { defects } = flow;
  await flow.stop();
  expect(defects).toEqual([]);
});

const sales = seededQueue;
const queueOf = (visitor: Awaited<ReturnType<typeof aVisitor>>) => visitor.state().conversation?.summary.queue.name;
const came = async (name: string, how = {}) => {
  const visitor = await aVisitor(flow, name);
  await comes(flow, visitor, how);
  await until("it shows", () => visitor.held()?.conversation);
  return visitor;
};

describe("escalation", () => {
  test("who has waited too long goes to the first fallback that is possible, at his place, once", async () => {
    const second = await house.queue("Second");
    await house.settings(second, { escalateAfter: 30, fallbacks: [{ to: "form" }] });
    await house.settings(sales, { escalateAfter: 60, fallbacks: [{ to: "queue", queue: second }] });
    const maria = await came("Maria");
    await flow.clock.advance(59_000);
    expect(queueOf(maria)).toBe("Sales");
    await flow.clock.advance(2_000);
    await until("moved", () => queueOf(maria) === "Second");
    const jonas = await house.agent("Jonas", { queues: [{ queue: second }] });
    const offer = await until("an offer", () => jonas.state().offers[0]);
    expect(flow.clock.now() - offer.waitingSince).toBeGreaterThan(60_000);
    await flow.clock.advance(90_000);
    expect(queueOf(maria)).toBe("Second");
  });

  test("where nobody may wait, who is declined goes on at once", async () => {
    const second = await house.queue("Second");
    await house.settings(sales, { threshold: 0, fallbacks: [{ to: "queue", queue: second }] });
    const anna = await house.agent("Anna", { queues: [{ queue: sales }] });
    const maria = await came("Maria");
    const offer = await until("an offer", () => anna.held()?.offers[0]);
    await anna.link.ask("offer.decline", { offer: offer.id });
    await flow.clock.advance(1_500);
    await until("moved", () => queueOf(maria) === "Second");
  });
});

describe("what cannot be laid down", () => {
  test("fallbacks in a circle, what is not there, a rule that nobody reaches, what is in use", async () => {
    const [a, b] = [await house.queue("A"), await house.queue("B")];
    await house.settings(a, { fallbacks: [{ to: "queue", queue: b }] });
    expect(await refused(house.settings(b, { fallbacks: [{ to: "queue", queue: a }] }))).toMatchObject({
      reason: "fallback-circle",
      values: { at: "settings.fallbacks", circle: "B → A → B" },
    });
    expect(await refused(house.settings(b, { fallbacks: [{ to: "queue", queue: b }] }))).toMatchObject({
      reason: "fallback-circle",
    });
    expect(await refused(house.settings(a, { needs: [{ skill: flow.id(), least: 1 }] }))).toMatchObject({
      reason: "skill-gone",
    });
    expect(await refused(house.settings(a, { hours: flow.id() }))).toMatchObject({ reason: "hours-gone" });
    expect(await refused(house.rules([{ name: "x", target: { to: "queue", queue: flow.id() } }]))).toMatchObject({
      reason: "queue-gone",
    });
    const twice = house.rules([
      { name: "all French", conditions: { languages: ["fr"] }, target: { to: "queue", queue: a } },
      { name: "Canadians", conditions: { languages: ["fr-CA"], buttons: ["x"] }, target: { to: "queue", queue: b } },
    ]);
    expect(await refused(twice)).toMatchObject({
      reason: "rule-never-reached",
      values: { rule: "Canadians", before: "all French" },
    });
    const hours = await house.hours({ zone: "UTC" });
    await house.settings(a, { hours });
    const { id: _id, ...expected } = (await house.ada.link.ask("routing.plan", {})).hours[0]!;
    expect(await refused(house.ada.link.ask("hours.remove", { id: hours, expected }))).toMatchObject({
      reason: "still-used",
      values: { where: "A" },
    });
    const anna = await house.agent("Anna");
    expect(await refused(anna.link.ask("routing.plan", {}))).toMatchObject({ code: "forbidden" });
  });

  test("a circle that came about another way sends nobody round", async () => {
    const [a, b] = [await house.queue("A", { threshold: 0 }), await house.queue("B", { threshold: 0 })];
    await house.settings(a, { threshold: 0, fallbacks: [{ to: "queue", queue: b }] });
    const circle = JSON.stringify({ threshold: 0, fallbacks: [{ to: "queue", queue: a }] });
    await flow
      .store()
      .transact((tx) => tx.db.updateTable("queue").set({ settings: circle }).where("id", "=", b).execute());
    await flow.restart();
    await flow.clock.advance(2_000);
    await until("back", () => house.ada.linkState().state === "ready");
    await house.rules([{ name: "a", target: { to: "queue", queue: a } }]);
    expect(await refused(comes(flow, await aVisitor(flow, "Maria")))).toMatchObject({ reason: "queue-full" });
  });

  test("a change holds for those who wait now, and says how many; who waits in a queue that closes stays", async () => {
    const maria = await came("Maria");
    await flow.clock.advance(1_000);
    const visitors = [maria, await came("Nils")];
    const hours = await house.hours({ zone: "UTC" });
    expect(await house.settings(sales, { hours, priority: 5 })).toMatchObject({ waiting: 2 });
    await turns();
    expect(visitors.map((visitor) => visitor.state().ahead)).toEqual([0, 1]);
    expect(await refused(comes(flow, await aVisitor(flow, "Otto")))).toMatchObject({ reason: "queue-closed" });
  });
});

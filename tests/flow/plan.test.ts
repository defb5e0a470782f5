import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { DryRunAsked } from "../../src-shared/administration/dry-run.ts";
import { plainQueue, QueueSettings } from "../../src-shared/queues/settings.ts";
import { type AgentRouting, plainAgent } from "../../src-shared/routing/agent-settings.ts";
import type { CodeId, SkillId } from "../../src-shared/routing/ids.ts";
import type { RuleId } from "../../src-shared/routing/rules.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { aVisitor, comes, laidDown, refused, takes } from "../support/laid-down.ts";

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

const plan = () => house.ada.link.ask("routing.plan", {});
const idOf = (agent: Awaited<ReturnType<typeof house.agent>>): AccountId => agent.state().account.id;

async function skill(name: string): Promise<SkillId> {
  const id = flow.id() as SkillId;
  await house.ada.link.ask("skill.add", { id, to: { name } });
  return id;
}

async function route(id: AccountId, part: Partial<AgentRouting>) {
  const expected = (await plan()).agents.find((agent) => agent.id === id)!.routing;
  return house.ada.link.ask("agent.save", { id, to: { ...expected, ...part }, expected });
}

const tried = (part: Partial<DryRunAsked> = {}) =>
  house.ada.link.ask("routing.dryRun", DryRunAsked.parse({ site: "site", channel: "chat", ...part }));

describe("what is laid down", () => {
  test("a skill, a queue that needs it and an agent who has it: his is the offer, and the dry run said so", async () => {
    const jonas = await house.agent("Jonas");
    const anna = await house.agent("Anna");
    const dutch = await skill("Dutch");
    await house.settings(seededQueue, { needs: [{ skill: dutch, least: 3 }] });
    await comes(flow, await aVisitor(flow, "Maria"));
    const saved = await route(idOf(jonas), { skills: [{ skill: dutch, level: 4 }] });
    expect(saved).toMatchObject({ waiting: 1, conversations: 0 });
    await until("the offer", () => jonas.state().offers[0]);
    expect(anna.state().offers).toEqual([]);
    await takes(jonas);
    expect(await tried()).toMatchObject({
      rule: null,
      goes: { to: "queue", queue: { name: "Sales" } },
      agent: idOf(jonas),
      agents: expect.arrayContaining([expect.objectContaining({ name: "Anna", excluded: "lacks-skill" })]) as unknown,
    });
  });

  test("only an administrator changes it, a supervisor may read and try, an agent neither", async () => {
    const mira = await flow.agent("Mira", "supervisor");
    const anna = await house.agent("Anna");
    await until("she is here", () => mira.held());
    const add = { id: flow.id() as SkillId, to: { name: "Dutch" } };
    expect(await refused(mira.link.ask("skill.add", add))).toMatchObject({ reason: "permission-missing" });
    expect((await mira.link.ask("routing.plan", {})).queues).toHaveLength(1);
    expect(await refused(anna.link.ask("routing.plan", {}))).toMatchObject({ reason: "permission-missing" });
    expect(
      await refused(anna.link.ask("routing.dryRun", DryRunAsked.parse({ site: "site", channel: "chat" }))),
    ).toMatchObject({
      reason: "permission-missing",
    });
  });

  test("every change stands in the history with who made it and what was before", async () => {
    const dutch = await skill("Dutch");
    await house.ada.link.ask("skill.save", { id: dutch, to: { name: "Flemish" }, expected: { name: "Dutch" } });
    await house.ada.link.ask("skill.remove", { id: dutch, expected: { name: "Flemish" } });
    const rows = await flow
      .store()
      .read.selectFrom("event")
      .select(["type", "body"])
      .where("log", "=", "configuration")
      .execute();
    expect(rows.map(({ type }) => type)).toEqual(["skill.added", "skill.changed", "skill.removed"]);
    expect(JSON.parse(rows[1]!.body)).toMatchObject({ before: { name: "Dutch" }, after: { name: "Flemish" } });
  });

  test("two administrators on one row: the second hears of it, and nothing of the first is lost", async () => {
    const dutch = await skill("Dutch");
    await house.ada.link.ask("skill.save", { id: dutch, to: { name: "Flemish" }, expected: { name: "Dutch" } });
    const late = house.ada.link.ask("skill.save", {
      id: dutch,
      to: { name: "Nederlands" },
      expected: { name: "Dutch" },
    });
    expect(await refused(late)).toMatchObject({ code: "outdated", reason: "row-outdated" });
    expect((await plan()).skills).toEqual([{ id: dutch, name: "Flemish" }]);
  });

  test("a priority holds for those who wait, but not for whom somebody gave another; names are there once", async () => {
    await comes(flow, await aVisitor(flow, "Maria"));
    const dear = await comes(flow, await aVisitor(flow, "Nils"));
    const waits = () => flow.store().read.selectFrom("wait").select(["id", "conversation", "priority"]).execute();
    const { id: wait } = (await waits()).find(({ conversation }) => conversation === dear)!;
    const seen = { queue: seededQueue, priority: 0, only: null };
    await house.ada.link.ask("wait.setPriority", { wait, priority: 50, expected: seen, reason: "because of the test" });
    const expected = (await plan()).queues[0]!;
    const { id, ...was } = expected;
    const saved = await house.ada.link.ask("queue.save", {
      id,
      to: { name: "Sales", settings: { ...was.settings, priority: 7, threshold: 0 } },
      expected: was,
    });
    expect(saved).toMatchObject({
      waiting: 2,
      warnings: [{ reason: "threshold-below-waiting", values: { above: 2 } }],
    });
    expect((await waits()).map(({ priority }) => priority).toSorted((one, other) => one - other)).toEqual([7, 50]);
    expect(await refused(house.queue("SALES"))).toMatchObject({ reason: "name-taken" });
  });

  test("places below what an agent has: taken, and said how many are above", async () => {
    const anna = await house.agent("Anna");
    for (const name of ["Maria", "Nils"]) {
      await comes(flow, await aVisitor(flow, name));
      await takes(anna);
    }
    const saved = await route(idOf(anna), { capacity: { chat: 1, video: 1, "co-browse": 1 } });
    expect(saved).toMatchObject({
      conversations: 2,
      warnings: [{ reason: "agent-over", values: { agent: "Anna", count: 1 } }],
    });
    await until("her desk shows it", () => anna.state().presence.capacity.chat === 1);
    expect(await refused(route(idOf(anna), { capacity: { chat: -1, video: 1, "co-browse": 1 } }))).toMatchObject({
      reason: "places-wrong",
    });
  });

  test("what is used or waited in is not removed; a removed queue is gone from every figure", async () => {
    const second = await house.queue("Second");
    const settingsOf = async () => (await plan()).queues.find(({ id }) => id === second)!;
    const remove = async () => {
      const { id, ...expected } = await settingsOf();
      return house.ada.link.ask("queue.remove", { id, expected });
    };
    await house.ada.link.ask("site.setQueue", { site: "site", queue: second, expected: seededQueue });
    expect(await refused(remove())).toMatchObject({ reason: "still-used", values: { where: "Garden" } });
    const maria = await aVisitor(flow, "Maria");
    const conversation = await comes(flow, maria);
    await house.ada.link.ask("site.setQueue", { site: "site", queue: seededQueue, expected: second });
    expect(await refused(remove())).toMatchObject({ reason: "queue-has-waiting", values: { count: 1 } });
    await maria.link.ask("conversation.end", { conversation });
    await turns();
    await remove();
    expect((await plan()).queues.map(({ name }) => name)).toEqual(["Sales"]);
    await flow.clock.advance(2_000);
    expect(house.ada.state().queues.map(({ queue }) => queue.name)).toEqual(["Sales"]);
    await flow.restart();
    await flow.clock.advance(2_000);
    expect((await plan()).queues).toHaveLength(1);
  });

  test("rules keep their order, and no move hides one behind another", async () => {
    const to = { target: { to: "queue", queue: seededQueue } };
    const [french, all] = await house.rules([
      { name: "French", conditions: { languages: ["fr"] }, ...to },
      { name: "All", ...to },
    ]);
    const order = [french!.id, all!.id];
    expect(
      await refused(house.ada.link.ask("rule.order", { rules: order.toReversed(), expected: order })),
    ).toMatchObject({
      reason: "rule-never-reached",
      values: { rule: "French", before: "All" },
    });
    expect(await refused(house.ada.link.ask("rule.order", { rules: [french!.id], expected: order }))).toMatchObject({
      reason: "rules-not-the-same",
    });
    expect(
      await refused(house.ada.link.ask("rule.order", { rules: order, expected: order.toReversed() as RuleId[] })),
    ).toMatchObject({
      code: "outdated",
    });
    const gone = { name: "Nobody", conditions: { buttons: ["none"] }, ...to, site: "site", keepGroup: true };
    expect(await refused(house.ada.link.ask("rule.add", { id: flow.id() as RuleId, to: gone as never }))).toMatchObject(
      {
        reason: "rule-button-gone",
      },
    );
  });

  test("a state code is in every desk's menu at once", async () => {
    const anna = await house.agent("Anna");
    const id = flow.id() as CodeId;
    await house.ada.link.ask("code.add", { id, to: { name: "Doctor", state: "away" } });
    await until("it is there", () => anna.state().codes.length === 1);
    await house.ada.link.ask("code.remove", { id, expected: { name: "Doctor", state: "away" } });
    await until("it is gone", () => anna.state().codes.length === 0);
  });
});

describe("the dry run", () => {
  test("changes nothing, and takes a draft into account", async () => {
    const anna = await house.agent("Anna");
    // She is idle for longer: whoever is so is asked first.
    await flow.clock.advance(1_000);
    const jonas = await house.agent("Jonas");
    const dutch = await skill("Dutch");
    const rows = () =>
      flow
        .store()
        .read.selectFrom("routing_input")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
    const before = await rows();
    const settings = QueueSettings.parse({ needs: [{ skill: dutch, least: 1 }] });
    const queue = { id: seededQueue, settings };
    expect(await tried({ draft: { queue, agent: null } })).toMatchObject({ agent: null, goes: { to: "queue" } });
    const agent = { id: idOf(jonas), routing: { ...plainAgent, skills: [{ skill: dutch, level: 1 }] } };
    expect(await tried({ draft: { queue, agent } })).toMatchObject({ agent: idOf(jonas) });
    const now = await tried();
    expect(now).toMatchObject({ agent: idOf(anna), why: { free: 2 } });
    expect(await rows()).toEqual(before);
    expect((await plan()).queues[0]!.settings).toEqual(plainQueue);
  });

  test("says the rule, the group, the refusal with its text, and the bot", async () => {
    const hours = await house.hours({ zone: "UTC" });
    await house.settings(seededQueue, { hours, texts: { closed: "Come on Monday.", full: "", nobody: "" } });
    expect(await tried()).toMatchObject({
      goes: { to: "nowhere", form: false },
      first: { why: "closed", text: "Come on Monday.", queue: { name: "Sales" } },
      agent: null,
      agents: [],
    });
    const bot = await house.bot("Bo", [{ do: "form", id: "form", text: "Leave a line." }]);
    await house.rules([{ name: "Finns", conditions: { languages: ["fi"] }, target: { to: "bot", bot } }]);
    expect(await tried({ language: "fi-FI" })).toMatchObject({
      rule: { name: "Finns" },
      goes: { to: "bot", bot: { name: "Bo" } },
      first: null,
    });
    expect(await refused(tried({ site: "elsewhere" }))).toMatchObject({ reason: "site-gone" });
  });
});

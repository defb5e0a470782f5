import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, newIn } from "../../../../src-shared/administration/check.ts";
import { circleFrom } from "../../../../src-shared/administration/check-queue.ts";
import { covers } from "../../../../src-shared/administration/check-rule.ts";
import { QueueBody, RoutingPlan, RuleWritten } from "../../../../src-shared/administration/plan.ts";
import { usesOf } from "../../../../src-shared/administration/uses.ts";
import type { QueueId } from "../../../../src-shared/queues/model.ts";
import { RuleConditions } from "../../../../src-shared/routing/rules.ts";
import { fits } from "../../../../src-hub/routing/rules.ts";

const id = (number: number): string => `01890000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const planWith = (part: object): RoutingPlan =>
  RoutingPlan.parse({
    queues: [],
    skills: [],
    groups: [],
    hours: [],
    rules: [],
    bots: [],
    codes: [],
    agents: [{ id: id(900), name: "Anna", role: "agent", routing: {} }],
    sites: [{ id: "site", name: "Garden", queue: id(1), starters: "both", buttons: [{ key: "help", name: "Help" }] }],
    house: { chat: 3, video: 1, "co-browse": 1 },
    ...part,
  });
const queue = (number: number, name: string, settings: object = {}) => ({
  id: id(number),
  ...QueueBody.parse({ name, settings }),
});
const rule = (number: number, name: string, conditions: object = {}, site: string | null = "site") => ({
  id: id(number),
  ...RuleWritten.parse({ site, name, conditions, target: { to: "queue", queue: id(1) } }),
});
const reasons = (plan: RoutingPlan, at = 0) =>
  check(plan, "queues", plan.queues[at]!).map(({ kind, at: place, reason }) => [kind, place, reason]);

describe("a queue", () => {
  const cases: Array<[string, object, string[][]]> = [
    ["nothing wrong", {}, []],
    [
      "an unknown skill",
      { needs: [{ skill: id(50), least: 1 }] },
      [
        ["wrong", "settings.needs.0", "skill-gone"],
        ["warning", "settings.needs", "queue-nobody-skilled"],
      ],
    ],
    ["unknown hours", { hours: id(51) }, [["wrong", "settings.hours", "hours-gone"]]],
    [
      "an unknown queue to fall back to",
      { fallbacks: [{ to: "queue", queue: id(52) }] },
      [["wrong", "settings.fallbacks.0", "queue-gone"]],
    ],
    ["an unknown bot", { fallbacks: [{ to: "bot", bot: id(53) }] }, [["wrong", "settings.fallbacks.0", "bot-gone"]]],
    [
      "itself as a fallback",
      { fallbacks: [{ to: "queue", queue: id(1) }] },
      [["wrong", "settings.fallbacks", "fallback-circle"]],
    ],
    [
      "its own agents in a ring",
      { rings: [{ after: 30, add: [id(1)] }] },
      [["wrong", "settings.rings.0", "ring-own-queue"]],
    ],
    [
      "two rings at once, which do nothing",
      { rings: [{ after: 30 }, { after: 30 }] },
      [
        ["wrong", "settings.rings.1", "ring-twice"],
        ["warning", "settings.rings.0", "ring-empty"],
        ["warning", "settings.rings.1", "ring-empty"],
      ],
    ],
    [
      "escalation to nowhere",
      { escalateAfter: 60, fallbacks: [{ to: "form" }] },
      [["warning", "settings.escalateAfter", "escalates-nowhere"]],
    ],
    [
      "outcomes",
      {
        wrapUp: {
          outcomes: [
            { id: "a", name: "A" },
            { id: "a", name: "B" },
          ],
          onTimeOut: "c",
        },
      },
      [
        ["wrong", "settings.wrapUp.outcomes.1", "outcome-twice"],
        ["wrong", "settings.wrapUp.onTimeOut", "outcome-unknown"],
      ],
    ],
    [
      "a choice of nothing",
      { wrapUp: { fields: [{ key: "a", label: "A", kind: "choice", required: true }] } },
      [["wrong", "settings.wrapUp.fields.0", "choices-missing"]],
    ],
  ];
  test.each(cases)("%s", (_name, settings, found) => {
    expect(reasons(planWith({ queues: [queue(1, "Sales", settings)] }))).toEqual(found);
  });

  test("two that add each other in rings are fine; nobody who serves it is a warning", () => {
    const both = [
      queue(1, "Sales", { rings: [{ after: 30, add: [id(2)] }] }),
      queue(2, "Care", { rings: [{ after: 30, add: [id(1)] }] }),
    ];
    expect(reasons(planWith({ queues: both }))).toEqual([]);
    const agents = [{ id: id(900), name: "Anna", role: "agent", routing: { queues: [] } }];
    expect(reasons(planWith({ queues: both, agents }))).toEqual([["warning", "", "queue-unserved"]]);
  });

  test("a circle is found from every queue in it and from no other, and is one", () => {
    const graph = fc.array(fc.array(fc.nat(5), { maxLength: 3 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(graph, (edges) => {
        const queues = edges.map((to, from) => ({
          id: id(from) as QueueId,
          settings: {
            fallbacks: to.map((next) => ({ to: "queue" as const, queue: id(next) as QueueId, group: null })),
          },
        }));
        // Reached in at least one step, by closing over the edges.
        const reached = edges.map((to) => new Set(to));
        for (let round = 0; round < 6; round++)
          for (const set of reached) for (const next of set) for (const further of edges[next]!) set.add(further);
        for (const [start, set] of reached.entries()) {
          const way = circleFrom(queues, id(start) as QueueId);
          expect(way !== null).toBe(set.has(start));
          if (!way) continue;
          expect([way[0], way.at(-1)]).toEqual([id(start), id(start)]);
          for (const [step, from] of way.slice(0, -1).entries())
            expect(edges[Number(from.slice(-6))]).toContain(Number(way[step + 1]!.slice(-6)));
        }
      }),
    );
  });
});

describe("a rule", () => {
  const pages = fc.constantFrom(
    "https://shop.example/cart",
    "shop.example/",
    "https://shop.example/",
    "/cart",
    "cart/pay",
  );
  const conditions = fc
    .record({
      channel: fc.constantFrom(null, "chat", "video"),
      buttons: fc.uniqueArray(fc.constantFrom("help", "buy"), { maxLength: 2 }),
      pages: fc.array(fc.record({ how: fc.constantFrom("begins", "contains"), text: pages }), { maxLength: 2 }),
      languages: fc.uniqueArray(fc.constantFrom("fi", "fi-FI", "fr", "fr-CA"), { maxLength: 2 }),
      returning: fc.constantFrom(null, true, false),
    })
    .map((given) => RuleConditions.parse(given));
  const visitor = fc.record({
    site: fc.constant("site"),
    channel: fc.constantFrom("chat" as const, "video" as const),
    button: fc.constantFrom(null, "help", "buy"),
    page: fc.constantFrom("https://shop.example/cart", "http://shop.example/cart/pay", "https://other.example/cart"),
    language: fc.constantFrom(null, "fi", "fi-FI", "fr-CA", "de"),
    previous: fc.constantFrom(null, { group: null, agent: null }),
  });

  test("whom a wider one is said to cover, it fits", () => {
    fc.assert(
      fc.property(conditions, conditions, visitor, (wide, narrow, who) => {
        if (covers(wide, narrow) && fits(narrow, who) === "fits") expect(fits(wide, who)).toBe("fits");
      }),
      { numRuns: 3000 },
    );
  });

  test("behind one for everybody is never reached; on another site, or before it, it is", () => {
    const queues = [queue(1, "Sales")];
    const first = planWith({ queues, rules: [rule(10, "All"), rule(11, "Finns", { languages: ["fi"] })] });
    expect(check(first, "rules", first.rules[1]!)).toMatchObject([
      { kind: "wrong", reason: "rule-never-reached", values: { rule: "Finns", before: "All" } },
    ]);
    const last = planWith({ queues, rules: [rule(11, "Finns", { languages: ["fi"] }), rule(10, "All")] });
    expect(last.rules.flatMap((one) => check(last, "rules", one))).toEqual([]);
    expect(newIn(last, first)).toMatchObject([{ reason: "rule-never-reached", name: "Finns" }]);
    expect(newIn(first, last)).toEqual([]);
  });

  test("for a button that the site has not fits nobody; of several, those that are gone are a warning", () => {
    const of = (buttons: string[]) => {
      const plan = planWith({ queues: [queue(1, "Sales")], rules: [rule(10, "By button", { buttons })] });
      return check(plan, "rules", plan.rules[0]!).map(({ kind, reason }) => [kind, reason]);
    };
    expect(of(["gone"])).toEqual([["wrong", "rule-button-gone"]]);
    expect(of(["help", "gone"])).toEqual([["warning", "rule-button-gone"]]);
    expect(of(["help"])).toEqual([]);
  });
});

test("where something is used is found everywhere it can be named", () => {
  const plan = planWith({
    queues: [
      queue(1, "Sales", {
        needs: [{ skill: id(20), least: 1 }],
        hours: id(30),
        fallbacks: [
          { to: "queue", queue: id(2), group: id(40) },
          { to: "bot", bot: id(60) },
        ],
      }),
      queue(2, "Care", { rings: [{ after: 5, drop: [id(20)], add: [id(1)] }] }),
    ],
    rules: [rule(10, "All")],
    bots: [
      {
        id: id(60),
        name: "Bo",
        script: {
          steps: [
            { do: "hand-over", id: "a", to: { to: "rule", rule: id(10) }, refused: "b" },
            { do: "form", id: "b", text: "Leave a line." },
          ],
        },
      },
    ],
    agents: [
      {
        id: id(900),
        name: "Anna",
        role: "agent",
        routing: { queues: [{ queue: id(2) }], skills: [{ skill: id(20), level: 1 }], groups: [id(40)] },
      },
    ],
  });
  const uses = (list: Parameters<typeof usesOf>[1], number: number) =>
    usesOf(plan, list, id(number)).map((use) => `${use.in} ${use.name}`);
  expect(uses("queues", 1)).toEqual(["queue Care", "rule All", "site Garden"]);
  expect(uses("queues", 2)).toEqual(["queue Sales", "agent Anna"]);
  expect(uses("skills", 20)).toEqual(["queue Sales", "queue Care", "agent Anna"]);
  expect(uses("groups", 40)).toEqual(["queue Sales", "agent Anna"]);
  expect(uses("hours", 30)).toEqual(["queue Sales"]);
  expect(uses("rules", 10)).toEqual(["bot Bo"]);
  expect(uses("bots", 60)).toEqual(["queue Sales"]);
  expect(uses("codes", 1)).toEqual([]);
});

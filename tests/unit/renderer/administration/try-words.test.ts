import { expect, test } from "vitest";
import { DryRun, TriedAgent } from "../../../../src-shared/administration/dry-run.ts";
import type { RoutingPlan } from "../../../../src-shared/administration/plan.ts";
import { numberIn } from "../../../../src-renderer/administration/kit/number-field.tsx";
import { headline, wayWords, whyNot, whyOrder } from "../../../../src-renderer/administration/try-it/try-words.ts";
import { exclusionReasons } from "../../../../src-shared/routing/why.ts";

const id = (number: number): string => `01890000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const rank = { kept: 1, ring: 0, first: 1, order: 1, skill: 0, load: 0, idleSince: 0 };
const run = (part: object = {}): DryRun =>
  DryRun.parse({
    at: 0,
    rule: null,
    goes: {
      to: "queue",
      queue: { id: id(1), name: "Sales" },
      group: null,
      channel: "chat",
      priority: 0,
      threshold: null,
      kept: null,
    },
    first: null,
    agent: id(2),
    why: { version: 2, best: [], free: 1, excluded: {}, priority: 0, ahead: 0 },
    agents: [{ agent: id(2), name: "Anna", excluded: null, rank }],
    ...part,
  });

test("the answer in one sentence, for each way it may end", () => {
  expect(headline(run())).toBe("Anna would get him now, from Sales.");
  const why = { version: 2, best: [], free: 1, excluded: {}, priority: 0, ahead: 2 };
  expect(headline(run({ why }))).toBe("2 visitors go first in Sales; then Anna would get him.");
  expect(headline(run({ agent: null, why }))).toBe(
    "He would wait in Sales, behind 2 others. Nobody could take him now.",
  );
  expect(headline(run({ goes: { to: "bot", bot: { id: id(3), name: "Bo" } }, agent: null, why: null }))).toContain(
    "Bo",
  );
  expect(headline(run({ goes: { to: "nowhere", form: true }, agent: null, why: null }))).toContain("leave a message");
});

test("how he came there: the rule, what refused him with its text, the places, the priority", () => {
  const first = { queue: { id: id(4), name: "Care" }, why: "full", text: "We are many.", opensAt: null };
  expect(wayWords(run({ rule: { id: id(5), name: "Finns" }, first }))).toEqual([
    "The rule “Finns” fits him.",
    "Care is full.",
    "He reads: We are many.",
    "He comes by chat.",
    "His priority is 0; nobody goes before him.",
  ]);
});

test("why one goes before the other is the first thing in which they differ", () => {
  const two = [
    { agent: id(2), name: "Anna", excluded: null, rank: { ...rank, load: 0 } },
    { agent: id(3), name: "Jonas", excluded: null, rank: { ...rank, load: 2, idleSince: 5 } },
  ].map((one) => TriedAgent.parse(one));
  expect([whyOrder(two[0]!, 0, two), whyOrder(two[1]!, 1, two)]).toEqual([
    "First: has less to do.",
    "Next: has more to do.",
  ]);
  expect(whyOrder(two[0]!, 0, [two[0]!])).toBe("The only one.");
});

test("every reason for not being asked has a sentence", () => {
  const plan = { queues: [], agents: [], skills: [] } as unknown as RoutingPlan;
  for (const excluded of exclusionReasons) {
    const words = whyNot(TriedAgent.parse({ agent: id(2), name: "A", excluded, rank: null }), run(), plan);
    expect(words).toMatch(/^[A-Z].*\.$/);
  }
});

test("a number field takes whole numbers, and nothing where that means something", () => {
  expect([numberIn("12", false), numberIn(" 0 ", false), numberIn("", true)]).toEqual([12, 0, null]);
  for (const wrong of ["", "1.5", "-1", "ten", "1e3"]) expect(numberIn(wrong, false)).toBeNaN();
});

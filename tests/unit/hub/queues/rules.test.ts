import fc from "fast-check";
import { expect, test } from "vitest";
import { assign } from "../../../../src-hub/queues/rules.ts";
import type { AccountId } from "../../../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";

const waiting = (id: string, waitingSince: number) => ({ id: id as ConversationId, waitingSince });
const agent = (id: string, idleSince: number, load = 0) => ({ id: id as AccountId, idleSince, load });
const pairs = (given: ReturnType<typeof assign>) => given.map((one) => `${one.conversation}→${one.agent}`);

test.each([
  { name: "nobody waits", visitors: [], agents: [agent("a", 1)], given: [] },
  { name: "nobody is free", visitors: [waiting("v", 1)], agents: [agent("a", 1, 3)], given: [] },
  {
    name: "longest waiting to longest idle",
    visitors: [waiting("late", 5), waiting("early", 1)],
    agents: [agent("busy", 9), agent("idle", 2)],
    given: ["early→idle", "late→busy"],
  },
  {
    name: "equal times are settled by id",
    visitors: [waiting("w", 1), waiting("v", 1)],
    agents: [agent("b", 1), agent("a", 1)],
    given: ["v→a", "w→b"],
  },
])("$name", ({ visitors, agents, given }) => {
  expect(pairs(assign(visitors, agents, [], 3))).toEqual(given);
});

test("who is excluded is passed over, and the visitor behind gets him", () => {
  const excluded = [{ conversation: "first" as ConversationId, agent: "a" as AccountId }];
  expect(pairs(assign([waiting("first", 1), waiting("second", 2)], [agent("a", 1)], excluded, 3))).toEqual([
    "second→a",
  ]);
});

test("whatever comes: one offer a visitor, one an agent, nobody over capacity, the same input the same answer", () => {
  const visitors = fc.uniqueArray(fc.record({ id: fc.uuid(), waitingSince: fc.nat(50) }), {
    selector: (one) => one.id,
  });
  const agents = fc.uniqueArray(fc.record({ id: fc.uuid(), idleSince: fc.nat(50), load: fc.nat(5) }), {
    selector: (one) => one.id,
  });
  fc.assert(
    fc.property(visitors, agents, fc.integer({ min: 1, max: 4 }), (v, a, capacity) => {
      const given = assign(v as never, a as never, [], capacity);
      expect(new Set(given.map((one) => one.conversation)).size).toBe(given.length);
      expect(new Set(given.map((one) => one.agent)).size).toBe(given.length);
      const free = a.filter((one) => one.load < capacity);
      expect(given.length).toBe(Math.min(v.length, free.length));
      for (const one of given) expect(free.map((f) => f.id)).toContain(one.agent);
      expect(assign(v.toReversed() as never, a.toReversed() as never, [], capacity)).toEqual(given);
    }),
  );
});

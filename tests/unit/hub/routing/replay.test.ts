import { expect, test } from "vitest";
import { changed, Changes } from "../../../../src-hub/routing/replay/changes.ts";
import { chanceOf, drawn } from "../../../../src-hub/routing/replay/chance.ts";
import { dayOf } from "../../../../src-hub/routing/replay/day.ts";
import { spanOf } from "../../../../src-hub/routing/replay/read-day.ts";
import { guessFrom } from "../../../../src-hub/routing/replay/guess.ts";
import { rerun } from "../../../../src-hub/routing/replay/rerun.ts";
import { simulate } from "../../../../src-hub/routing/replay/simulate.ts";
import { whatIf } from "../../../../src-hub/routing/replay/what-if.ts";
import { aDay, dayBegins, rowsOfDay } from "../../../support/synthetic-day.ts";

const shape = { conversations: 600, agents: 12, queues: 4, seed: 7 };
const rows = rowsOfDay(shape);
const span = { from: dayBegins, to: dayBegins + 86_400_000 };
const asked = (changes: object) => Changes.parse(changes);

test("a day that is fed in again gives the same decisions, to the bit", () => {
  const again = rerun(rows);
  expect(again).toMatchObject({ otherVersions: 0, difference: null });
  expect(again.decisions).toBeGreaterThan(500);
});

test("a decision that was not the matcher's is found, with both versions", () => {
  const at = rows.findIndex(({ input }) => input.kind === "decided" && input.decisions.length > 0);
  const input = structuredClone(rows[at]!.input) as Extract<(typeof rows)[number]["input"], { kind: "decided" }>;
  const forged = { ...input, decisions: input.decisions.map((one) => ({ ...one, agent: "somebody" as never })) };
  const { difference } = rerun(rows.with(at, { ...rows[at]!, input: forged }));
  expect(difference).toMatchObject({ seq: rows[at]!.seq });
  expect(difference!.recorded).not.toBe(difference!.again);
});

test("an input that is missing is found", () => {
  const at = rows.findIndex(({ input }) => input.kind === "wait-gone" && input.how === "taken");
  expect(rerun(rows.toSpliced(at, 1)).difference).not.toBeNull();
});

test("looks of another version are counted and not compared", () => {
  const older = rows.map((row) =>
    row.input.kind === "decided" ? { ...row, input: { ...row.input, version: 1, decisions: [] } } : row,
  );
  expect(rerun(older)).toMatchObject({ decisions: 0, difference: null });
  expect(rerun(older).otherVersions).toBeGreaterThan(500);
});

test("what is read out of a day's rows is the day that made them", () => {
  const made = aDay(shape);
  const read = dayOf(rows, span.from, span.to);
  expect(read.config).toEqual(made.config);
  expect(read.arrivals.map(({ wait }) => wait.id)).toEqual(made.arrivals.map(({ wait }) => wait.id));
  expect(read.shifts).toHaveLength(made.shifts.length);
  for (const arrival of read.arrivals.filter(({ takenAt }) => takenAt !== null)) {
    const before = made.arrivals.find(({ wait }) => wait.id === arrival.wait.id)!;
    expect(arrival.handling).toBe(before.handling);
    expect(arrival.answering).toBe(before.answering);
  }
});

test("a day with nothing changed comes out as it was recorded, whatever the seed", () => {
  for (const seed of [1, 2, 99]) {
    const { recorded, before, after } = whatIf(rows, span, asked({}), seed);
    expect(after).toEqual(before);
    expect(before.queues.map(({ answered, left, meanWait }) => ({ answered, left, meanWait }))).toEqual(
      recorded.queues.map(({ answered, left, meanWait }) => ({ answered, left, meanWait })),
    );
  }
});

test("one more agent shortens the waits; the same seed gives the same answer", () => {
  const more = asked({ more: [{ like: "Agent 0" }, { like: "agent 2", name: "Eva" }] });
  const first = whatIf(rows, span, more, 5);
  const waits = (sums: typeof first.before) => sums.queues.reduce((sum, one) => sum + (one.meanWait ?? 0), 0);
  expect(waits(first.after)).toBeLessThan(waits(first.before));
  expect(first.after.occupancy!).toBeLessThan(first.before.occupancy!);
  expect(whatIf(rows, span, more, 5)).toEqual(first);
});

test("a threshold of 0 lets nobody wait: who finds nobody free is refused", () => {
  const { after } = whatIf(rows, span, asked({ queues: { "Queue 0": { threshold: 0 } } }), 3);
  const [none, ...others] = after.queues;
  expect(none!.refused).toBeGreaterThan(0);
  expect(others.every(({ refused }) => refused === 0)).toBe(true);
  expect(none!.offered).toBe(none!.answered + none!.left + none!.refused + none!.stillWaiting);
});

test("shorter hours keep out who comes outside of them; longer ones let in who was sent away", () => {
  const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  const open = (from: string, to: string) => ({
    zone: "UTC",
    weekly: Object.fromEntries(weekdays.map((day) => [day, [{ from, to }]])),
  });
  const shorter = whatIf(rows, span, asked({ hours: { "Queue 0": open("08:00", "12:00") } }), 1);
  const [cut] = shorter.after.queues;
  expect(cut!.refused).toBeGreaterThan(cut!.offered / 3);
  const noon = dayBegins + 12 * 3_600_000;
  const closed = rows.map((row) =>
    row.input.kind === "wait" &&
    !row.input.wait.offered &&
    row.at >= noon &&
    row.input.wait.queue === ("queue-0" as never)
      ? { ...row, input: { kind: "refused" as const, wait: row.input.wait, why: "closed" as const } }
      : row,
  );
  const longer = whatIf(closed, span, asked({ hours: { "Queue 0": open("08:00", "20:00") } }), 1);
  expect(longer.before.queues[0]!.refused).toBeGreaterThan(0);
  expect(longer.after.queues[0]!.refused).toBe(0);
});

test.each([
  [{ queues: { Nowhere: { threshold: 0 } } }, 'There is no queue "Nowhere" on that day.'],
  [{ agents: { Nobody: { first: true } } }, 'There is no agent "Nobody" on that day.'],
  [{ capacity: { Nobody: { chat: 1 } } }, 'There is no agent "Nobody" on that day.'],
])("%j is refused with a sentence", (changes, sentence) => {
  expect(() => changed(aDay(shape).config, asked(changes))).toThrow(sentence);
});

test("a queue's other priority is that of its visitors, but for one whom somebody has set his own", () => {
  const urgent = { queues: { "Queue 0": { priority: 100 } } };
  const { before, after } = whatIf(rows, span, asked(urgent), 2);
  expect(after.queues[0]!.meanWait!).toBeLessThan(before.queues[0]!.meanWait!);
  const day = aDay(shape);
  const own = day.arrivals.map((arrival) => ({ ...arrival, wait: { ...arrival.wait, priority: 3 } }));
  const heard: number[] = [];
  const hears = (row: (typeof rows)[number]) => {
    if (row.input.kind === "wait") heard.push(row.input.wait.priority);
  };
  simulate({ ...day, arrivals: own }, changed(day.config, asked(urgent)), guessFrom(day).guess, chanceOf(1), hears);
  expect(new Set(heard)).toEqual(new Set([3]));
});

test("what would change nothing is not taken in silence", () => {
  const given = (changes: object) => () => changed(aDay(shape).config, asked(changes));
  expect(given({ queues: { "Queue 1": { wrapUp: {} } } })).toThrow('does not heed "wrapUp"');
  expect(given({ agents: { "Agent 1": { autoAccept: true } } })).toThrow('does not heed "autoAccept"');
});

test("settings that cannot be are refused", () => {
  expect(() => changed(aDay(shape).config, asked({ queues: { "Queue 1": { threshold: -1 } } }))).toThrow();
  expect(() => asked({ more: [{ name: "Eva" }] })).toThrow();
  expect(() => asked({ skills: {} })).toThrow();
});

test.each(["2026-02-30", "yesterday", "2026-13-01", ""])("%j is no day", (day) => {
  expect(() => spanOf(day)).toThrow(RangeError);
});

test("chance is even, and the mean of what is drawn is the one asked for", () => {
  const chance = chanceOf(42);
  const times = Array.from({ length: 20_000 }, () => drawn(chance, 1 / 1000));
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  expect(mean).toBeGreaterThan(970);
  expect(mean).toBeLessThan(1030);
  expect(drawn(chance, 0)).toBe(Infinity);
});

import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LogItem } from "../../../src-main/call-log/contract.ts";
import { itemsOfEvent, itemsOfHello, itemsOfView } from "../../../src-main/call-log/items.ts";
import { logOf } from "../../../src-shared/conversations/log.ts";
import { anAgentState } from "../../support/agent-state.ts";
import { aCallLog, saying } from "../../support/call-log.ts";
import { anna, freshView, type History, histories, wholeView } from "../../support/history.ts";
import { ending } from "../../support/visits.ts";

let log: ReturnType<typeof aCallLog>;
beforeEach(() => {
  log = aCallLog();
});
afterEach(() => log.close());

function entriesOf(visit: History): LogItem[] {
  return (["public", "staff"] as const).flatMap((kind) =>
    visit[kind].flatMap((event, index) =>
      itemsOfEvent(anna.id, { event, log: logOf(visit.conversation, kind), seq: index + 1 }),
    ),
  );
}

test("whatever came first, twice or never: once the whole view is written, the log has the whole conversation", () => {
  fc.assert(
    fc.property(histories(1), fc.nat(100), fc.array(fc.nat(200), { maxLength: 40 }), (visit, cut, picks) => {
      const fresh = aCallLog();
      const heads = { public: Math.max(1, cut % (visit.public.length + 1)), staff: cut % (visit.staff.length + 1) };
      fresh.write(itemsOfView(anna.id, freshView(visit, heads, 5)));
      const entries = entriesOf(visit);
      for (const pick of picks) fresh.write([entries[pick % entries.length]!]);
      const holes = fresh.write(itemsOfView(anna.id, wholeView(visit)));
      expect(holes).toEqual([]);
      const kept = fresh.reader.read({ account: anna.id, conversation: visit.conversation });
      expect(kept).toEqual(wholeView(visit));
      fresh.close();
    }),
    { numRuns: 60 },
  );
});

test("event by event the log says the same as the whole view", () => {
  fc.assert(
    fc.property(histories(1), (visit) => {
      const fresh = aCallLog();
      fresh.write(itemsOfView(anna.id, freshView(visit, { public: 1, staff: 0 })));
      for (const entry of entriesOf(visit)) expect(fresh.write([entry])).toEqual([]);
      const other = aCallLog();
      other.hold(visit);
      expect(fresh.search("").entries).toEqual(other.search("").entries);
      expect(fresh.reader.read({ account: anna.id, conversation: visit.conversation })).toEqual(wholeView(visit));
      fresh.close();
      other.close();
    }),
    { numRuns: 60 },
  );
});

test("an older view does not take back what is newer here", () => {
  const visit = saying(1, ["one", "two"]);
  log.hold(visit);
  log.write(itemsOfView(anna.id, freshView(visit, { public: 2, staff: 1 })));
  expect(log.reader.read({ account: anna.id, conversation: visit.conversation })).toEqual(wholeView(visit));
});

test.each([
  ["an event of a conversation that is not known", (visit: History) => entriesOf(visit).slice(-1), null],
  [
    "a newest page that leaves older ones out",
    (visit: History) => itemsOfView(anna.id, freshView(visit, { public: 5, staff: 2 }, 2)),
    4,
  ],
  [
    "an event behind one that is missing",
    (visit: History) => [
      ...itemsOfView(anna.id, freshView(visit, { public: 2, staff: 2 })),
      ...entriesOf(visit).slice(4, 5),
    ],
    5,
  ],
])("says what is missing: %s", (_, items, before) => {
  const visit = saying(1, ["one", "two", "three"]);
  expect(log.write(items(visit))).toEqual([{ conversation: visit.conversation, before }]);
});

test("an event that fills the gap leaves a newer one unapplied, and that is said too", () => {
  const visit = saying(1, ["one", "two"]);
  log.write(itemsOfView(anna.id, freshView(visit, { public: 2, staff: 2 })));
  const entries = entriesOf(visit);
  log.write([entries[3]!]);
  expect(log.write([entries[2]!])).toEqual([{ conversation: visit.conversation, before: null }]);
  expect(log.hold(visit)).toEqual([]);
});

test("unfinished: what is open, and what is closed but has holes", () => {
  const [open, whole, holed] = [saying(1, []), saying(2, []), saying(3, ["one", "two"])];
  const close = (visit: History): History => {
    const { ended, closed } = ending(visit.conversation);
    return { ...visit, public: [...visit.public, ended], staff: [...visit.staff, closed] };
  };
  log.hold(open, close(whole));
  log.write(itemsOfView(anna.id, freshView(close(holed), { public: 5, staff: 3 }, 1)));
  expect(log.reader.unfinished({ account: anna.id })).toEqual([
    { conversation: open.conversation, whole: true },
    { conversation: holed.conversation, whole: false },
  ]);
});

test("closing waits for the disk itself, everything else for the operating system", () => {
  const visit = saying(1, []);
  const { ended, closed } = ending(visit.conversation);
  log.hold(visit);
  expect(log.db.pragma("synchronous", { simple: true })).toBe(1);
  log.hold({ ...visit, public: [...visit.public, ended], staff: [...visit.staff, closed] });
  expect(log.db.pragma("synchronous", { simple: true })).toBe(2);
});

test("what a hello brings is written: whole conversations, and the rest of those that were held", () => {
  const [held, fresh] = [saying(1, ["one", "two"]), saying(2, ["other"])];
  log.write(itemsOfView(anna.id, freshView(held, { public: 3, staff: 2 })));
  const missed = { [logOf(held.conversation, "public")]: [{ seq: 4, event: held.public[3]! }] };
  const state = anAgentState([wholeView(fresh)]);
  expect(log.write(itemsOfHello({ protocol: 1, epoch: "e", now: 0, beat: 0, state, missed }))).toEqual([]);
  expect(log.found("two")).toEqual([1]);
  expect(log.found("other")).toEqual([2]);
});

test("an event of an unknown kind is kept with all its fields", () => {
  const visit = saying(1, []);
  log.hold(visit);
  const raw = { type: "cart.abandoned", basket: { chairs: [1, 2] }, at: 12 };
  log.write(
    itemsOfEvent(anna.id, { event: { type: "unknown", raw }, log: logOf(visit.conversation, "public"), seq: 3 }),
  );
  const row = log.db.prepare("SELECT at, type, raw FROM event WHERE seq = 3 AND kind = 'public'").get();
  expect(row).toEqual({ at: 12, type: "cart.abandoned", raw: JSON.stringify(raw) });
});

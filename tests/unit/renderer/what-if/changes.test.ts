import { expect, test } from "vitest";
import type { AccountId } from "../../../../src-shared/accounts/model.ts";
import type { QueueId } from "../../../../src-shared/queues/model.ts";
import { plainQueue } from "../../../../src-shared/queues/settings.ts";
import { DayChanges } from "../../../../src-shared/replay/changes.ts";
import type { DayKnown } from "../../../../src-shared/replay/model.ts";
import { plainAgent } from "../../../../src-shared/routing/agent-settings.ts";
import type { SkillId } from "../../../../src-shared/routing/ids.ts";
import { Changes } from "../../../../src-hub/routing/replay/changes.ts";
import { changeWords } from "../../../../src-renderer/what-if/change-words.ts";
import { type Change, dayChanges, isKnown, keyOf, withChange } from "../../../../src-renderer/what-if/changes.ts";
import { changesFile } from "../../../../src-renderer/what-if/copy-changes.ts";
import { changeIn, type Draft, emptyDraft } from "../../../../src-renderer/what-if/draft.ts";

const [sales, care, twin] = ["a", "b", "c"].map((end) => `01890000-0000-7000-8000-00000000000${end}`) as [
  QueueId,
  QueueId,
  QueueId,
];
const [anna, jonas] = ["1", "2"].map((end) => `01890000-0000-7000-8000-00000000000${end}`) as [AccountId, AccountId];
const finnish = "01890000-0000-7000-8000-0000000000ff" as SkillId;
const german = "01890000-0000-7000-8000-0000000000fe" as SkillId;
const places = { chat: 3, video: 1, "co-browse": 1 };
const day: DayKnown = {
  day: "2026-11-20",
  conversations: 10,
  zone: "Europe/Helsinki",
  queues: [
    { id: sales, name: "Sales", settings: { ...plainQueue, needs: [{ skill: finnish, least: 2 }] } },
    { id: care, name: "Care", settings: plainQueue },
    { id: twin, name: "care", settings: plainQueue },
  ],
  agents: [
    { id: anna, name: "Anna", routing: plainAgent, capacity: places },
    { id: jonas, name: "Jonas", routing: { ...plainAgent, skills: [{ skill: finnish, level: 4 }] }, capacity: places },
  ],
  agentsLeftOff: 0,
};
const skills = [
  { id: finnish, name: "Finnish" },
  { id: german, name: "German" },
];

test("changes become what the hub and the command read, by names that are only theirs", () => {
  const asked = dayChanges(
    [
      { is: "threshold", queue: sales, places: null },
      { is: "priority", queue: sales, number: 7 },
      { is: "target", queue: care, number: 30 },
      { is: "hours", queue: sales, from: "08:00", to: "20:00" },
      { is: "places", agent: anna, channel: "chat", places: 5 },
      { is: "places", agent: anna, channel: "video", places: 0 },
      { is: "first", agent: jonas, first: true },
      { is: "more", agent: anna, count: 2 },
    ],
    day,
  );
  expect(asked).toMatchObject({
    // There is another queue "care": only its id tells them apart.
    queues: { Sales: { threshold: null, priority: 7 }, [care]: { target: 30 } },
    agents: { Jonas: { first: true } },
    capacity: { Anna: { chat: 5, video: 0 } },
    hours: { Sales: { zone: "Europe/Helsinki", weekly: { sunday: [{ from: "08:00", to: "20:00" }] } } },
    more: [{ like: "Anna" }, { like: "Anna" }],
  });
  expect(() => Changes.parse(DayChanges.parse(asked))).not.toThrow();
  expect(Changes.safeParse(JSON.parse(changesFile([{ is: "more", agent: anna, count: 1 }], day))).success).toBe(true);
});

test("skills and queues are added to what there was, and taken from it", () => {
  const asked = dayChanges(
    [
      { is: "needs", queue: sales, skill: german, level: 3 },
      { is: "widens", queue: sales, after: 60, add: care },
      { is: "needs", queue: care, skill: finnish, level: 0 },
      { is: "skill", agent: jonas, skill: german, level: 1 },
      { is: "skill", agent: anna, skill: finnish, level: 0 },
      { is: "serves", agent: anna, queue: care, serves: false },
      { is: "serves", agent: jonas, queue: sales, serves: true },
    ],
    day,
  );
  expect(asked.queues["Sales"]).toEqual({
    needs: [
      { skill: finnish, least: 2 },
      { skill: german, least: 3 },
    ],
    rings: [{ after: 60, drop: [finnish, german], add: [care] }],
  });
  expect(asked.queues[care]).toEqual({ needs: [] });
  expect(asked.agents["Jonas"]!["skills"]).toEqual([
    { skill: finnish, level: 4 },
    { skill: german, level: 1 },
  ]);
  // Who serves every queue serves the others still.
  expect(asked.agents["Anna"]!["queues"]).toEqual([sales, twin].map((queue) => ({ queue, order: 1, delay: 0 })));
});

test("a later change of the same thing takes the place of the earlier one", () => {
  const first: Change = { is: "places", agent: anna, channel: "chat", places: 1 };
  const video: Change = { is: "places", agent: anna, channel: "video", places: 1 };
  const later: Change = { ...first, places: 2 };
  expect([first, video, later].reduce(withChange, [] as readonly Change[])).toEqual([later, video]);
  expect(keyOf({ is: "serves", agent: anna, queue: sales, serves: true })).not.toBe(
    keyOf({ is: "serves", agent: anna, queue: care, serves: true }),
  );
  expect(isKnown(first, day)).toBe(true);
  expect(isKnown({ is: "more", agent: sales as unknown as AccountId, count: 1 }, day)).toBe(false);
});

test.each<[Change, string]>([
  [{ is: "threshold", queue: sales, places: 0 }, "Sales: nobody may wait"],
  [{ is: "threshold", queue: sales, places: 3 }, "Sales: 3 may wait"],
  [{ is: "threshold", queue: sales, places: null }, "Sales: as many as come may wait"],
  [{ is: "target", queue: sales, number: 1 }, "Sales: answered within 1 second is in time"],
  [{ is: "needs", queue: sales, skill: german, level: 2 }, "Sales: asks for German, level 2 at least"],
  [
    { is: "widens", queue: sales, after: 60, add: care },
    "Sales: asks for no skill after 60 seconds, and asks the agents of Care too",
  ],
  [{ is: "hours", queue: sales, from: "08:00", to: "24:00" }, "Sales: open from 08:00 to 24:00"],
  [{ is: "places", agent: anna, channel: "video", places: 0 }, "Anna: no video calls"],
  [{ is: "serves", agent: anna, queue: care, serves: false }, "Anna does not serve Care"],
  [{ is: "first", agent: anna, first: true }, "Anna is asked before the others"],
  [{ is: "more", agent: jonas, count: 2 }, "2 more agents like Jonas"],
])("%j is said as “%s”", (change, words) => {
  expect(changeWords(change, { day, skills })).toBe(words);
});

const draft = (part: Partial<Draft>): Draft => ({ ...emptyDraft, queue: sales, agent: anna, skill: german, ...part });

test.each<[Partial<Draft>, Change | null]>([
  [
    { is: "more", number: "3" },
    { is: "more", agent: anna, count: 3 },
  ],
  [{ is: "more", number: "0" }, null],
  [{ is: "more", agent: null }, null],
  [
    { is: "threshold", number: " " },
    { is: "threshold", queue: sales, places: null },
  ],
  [
    { is: "threshold", number: "0" },
    { is: "threshold", queue: sales, places: 0 },
  ],
  [{ is: "threshold", number: "-1" }, null],
  [{ is: "threshold", number: "2.5" }, null],
  [{ is: "priority", number: "101" }, null],
  [{ is: "priority", queue: null }, null],
  [
    { is: "needs", level: 0 },
    { is: "needs", queue: sales, skill: german, level: 0 },
  ],
  [{ is: "needs", skill: null }, null],
  // Its own agents are asked already.
  [
    { is: "widens", number: "30", add: sales },
    { is: "widens", queue: sales, after: 30, add: null },
  ],
  [{ is: "hours", from: "09:00", to: "09:00" }, null],
  [{ is: "hours", from: "9", to: "17:00" }, null],
  [
    { is: "hours", from: "00:00", to: "24:00" },
    { is: "hours", queue: sales, from: "00:00", to: "24:00" },
  ],
  [
    { is: "serves", yes: false },
    { is: "serves", agent: anna, queue: sales, serves: false },
  ],
])("what was written as %j is the change %j", (part, change) => {
  expect(changeIn(draft(part))).toEqual(change);
});

import { expect, test } from "vitest";
import { foundIn, inKeptOrder, type Known, targetsOf } from "../../../../src-renderer/transfers/targets.ts";
import type { Colleague } from "../../../../src-shared/supervision/colleague.ts";
import { aColleague, care, french } from "../../../support/handing.ts";
import { anna, sales } from "../../../support/history.ts";

const load = (chat: number, video = 0) => ({ load: { chat, video, "co-browse": 0 } });
const handing = { me: anna.id, parts: [] as Array<typeof anna.id>, queue: sales.id, isCall: false };
const known = (colleagues: readonly Colleague[]): Known => ({
  colleagues,
  names: { queues: [sales, care], skills: [french], groups: [] },
  figures: [{ queue: sales, waiting: 4, longestSince: 0 }],
});
const agents = (colleagues: readonly Colleague[], part: Partial<typeof handing> = {}) =>
  targetsOf(known(colleagues), { ...handing, ...part }).filter(({ kind }) => kind === "agent");

test("who can take it now stands first, then who has a place later, then who is not Available, then who cannot at all", () => {
  const rows = agents([
    aColleague(1, { id: anna.id }),
    aColleague(2, { here: false }),
    aColleague(3, { state: "lunch" }),
    aColleague(4, load(3)),
    aColleague(5, load(1)),
    aColleague(6),
    aColleague(7, load(0, 1)),
  ]);
  expect(rows.map(({ name, chance }) => [name.at(-1), chance])).toEqual([
    ["6", "now"],
    ["5", "now"],
    ["7", "later"],
    ["4", "later"],
    ["3", "not-available"],
    ["2", "never"],
  ]);
});

test.each([
  ["not here", { here: false }, {}, "away"],
  ["Offline", { state: "offline" as const }, {}, "away"],
  ["in it already", {}, { parts: [aColleague(2).id] }, "here-already"],
  ["without video, for a call", { capacity: { chat: 3, video: 0, "co-browse": 0 } }, { isCall: true }, "no-video"],
  ["without video, for a chat", { capacity: { chat: 3, video: 0, "co-browse": 0 } }, {}, null],
  ["at lunch: that passes", { state: "lunch" as const }, {}, null],
])("somebody who is %s", (_what, colleague, part, refused) => {
  expect(agents([aColleague(2, colleague)], part)[0]?.refused).toBe(refused);
});

test("a call needs a place for a call, whatever chats there are", () => {
  expect(agents([aColleague(2, load(3))], { isCall: true })[0]?.chance).toBe("now");
  expect(agents([aColleague(2, load(0, 1))], { isCall: true })[0]?.chance).toBe("later");
});

test("a queue counts who is at work in it beside oneself, and a skill who has it in this queue", () => {
  const rows = targetsOf(
    known([
      aColleague(1, { id: anna.id, skills: [{ skill: french.id, level: 5 }] }),
      aColleague(2, { queues: [sales.id] }),
      aColleague(3, { queues: [care.id], skills: [{ skill: french.id, level: 3 }], state: "away" }),
    ]),
    handing,
  );
  expect(rows.filter(({ kind }) => kind !== "agent")).toMatchObject([
    { name: "Sales", waiting: 4, atWork: 1, chance: "now" },
    { name: "Care", waiting: null, atWork: 0, chance: "not-available" },
    { name: "French", refused: "nobody" },
  ]);
});

test("found is whoever has all the words, in his name or his skills, whatever the accents", () => {
  const rows = targetsOf(
    known([
      aColleague(2, { name: "Zoë Müller", skills: [{ skill: french.id, level: 1 }] }),
      aColleague(3, { name: "Max Muller" }),
    ]),
    handing,
  );
  expect(foundIn(rows, "muller").map(({ name }) => name)).toEqual(["Max Muller", "Zoë Müller"]);
  expect(foundIn(rows, "zoe fren").map(({ name }) => name)).toEqual(["Zoë Müller"]);
  expect(foundIn(rows, " ")).toHaveLength(5);
});

test("what is live changes in its place: nothing moves under a pointer, and who comes is last", () => {
  const before = agents([aColleague(2), aColleague(3)]);
  const now = agents([aColleague(2, load(3)), aColleague(3), aColleague(4)]);
  const order = before.map(({ key }) => key);
  expect(inKeptOrder(now, order).map(({ name }) => name.at(-1))).toEqual(["2", "3", "4"]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { ButtonBody } from "../../../../src-shared/sites/body.ts";
import { Conditions } from "../../../../src-shared/sites/conditions.ts";
import type { PageButton } from "../../../../src-shared/sites/published.ts";
import { isInShare } from "../../../../src-shared/sites/share.ts";
import { changesIn, type Facts, type Hidden, targeted } from "../../../../src-shared/sites/targeting.ts";
import { Hours } from "../../../../src-shared/routing/hours.ts";
import { somebody } from "../../../support/sites.ts";

const all = { chat: true, video: true };
const hours = "01890000-0000-7000-8000-00000000000a";
const office = Hours.parse({
  zone: "Europe/Helsinki",
  weekly: { ...noDays(), monday: [{ from: "09:00", to: "17:00" }] },
});
/** A Monday, 8:00 in Helsinki. */
const monday = Date.parse("2026-11-23T06:00:00Z");

function noDays() {
  return { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
}

function button(part: object = {}): PageButton {
  const { name: _name, ...rest } = ButtonBody.parse({ key: "one", name: "One", channel: "both", ...part });
  return { ...rest, camera: "classic" };
}

function why(conditions: object, facts: Partial<Facts> = {}): Array<Hidden["why"]> {
  const buttons = [button({ conditions: Conditions.parse(conditions) })];
  const [verdict] = targeted({ buttons, hours: { [hours]: office } }, { ...somebody, can: () => all, ...facts });
  return verdict!.hidden.map((hidden) => hidden.why);
}

test.each<[string, object, Partial<Facts>, Array<Hidden["why"]>]>([
  ["nothing is asked", {}, {}, []],
  ["a page", { pages: [{ how: "begins", text: "shop.example/a" }] }, { url: "https://shop.example/advice" }, []],
  ["another page", { pages: [{ how: "begins", text: "shop.example/a" }] }, {}, ["page"]],
  [
    "one of two pages",
    {
      pages: [
        { how: "equals", text: "x" },
        { how: "contains", text: "shop" },
      ],
    },
    {},
    [],
  ],
  ["a page that is left out", { notPages: [{ how: "contains", text: "shop" }] }, {}, ["page-not"]],
  ["where he came from", { referrers: [{ how: "contains", text: "news" }] }, { referrer: "https://news.example/" }, []],
  ["from elsewhere", { referrers: [{ how: "contains", text: "news" }] }, {}, ["referrer"]],
  ["his second language", { languages: ["fi"] }, { languages: ["en", "fi-FI"] }, []],
  ["another language", { languages: ["fi"] }, { languages: ["fil"] }, ["language"]],
  ["a phone", { devices: ["phone", "tablet"] }, { device: "tablet" }, []],
  ["no phone", { devices: ["phone"] }, {}, ["device"]],
  ["long enough", { after: 60 }, { seconds: 60 }, []],
  ["not long enough", { after: 60 }, { seconds: 59.5 }, ["time"]],
  ["the third visit", { visitsLeast: 3, visitsMost: 5 }, { visits: 3 }, []],
  ["too many visits", { visitsLeast: 3, visitsMost: 5 }, { visits: 6 }, ["visits"]],
  ["the first visit only", { visitsMost: 1 }, { visits: 2 }, ["visits"]],
  [
    "a full basket",
    { attributes: [{ name: "basket", how: "least", value: "100" }] },
    { attributes: { basket: 120 } },
    [],
  ],
  [
    "as text",
    { attributes: [{ name: "basket", how: "least", value: "100" }] },
    { attributes: { basket: "99.5" } },
    ["attribute"],
  ],
  [
    "no number",
    { attributes: [{ name: "basket", how: "most", value: "9" }] },
    { attributes: { basket: "much" } },
    ["attribute"],
  ],
  ["nothing known", { attributes: [{ name: "basket", how: "most", value: "9" }] }, {}, ["attribute"]],
  ["a word", { attributes: [{ name: "level", how: "equals", value: "Gold" }] }, { attributes: { level: "gold" } }, []],
  ["there at all", { attributes: [{ name: "vip", how: "there", value: "" }] }, { attributes: { vip: false } }, []],
  ["a name of every object", { attributes: [{ name: "constructor", how: "there", value: "" }] }, {}, ["attribute"]],
  ["open", { hours }, { now: monday + 3_600_000 }, []],
  ["not open yet", { hours }, { now: monday }, ["hours"]],
  ["hours that are gone", { hours: hours.replace("a", "b") }, { now: monday + 3_600_000 }, ["hours"]],
  ["nobody there", {}, { can: () => ({ chat: false, video: false }) }, ["nobody"]],
  ["all that stands against it", { pages: [{ how: "equals", text: "x" }], after: 90 }, {}, ["page", "time"]],
])("%s", (_, conditions, facts, expected) => {
  expect(why(conditions, facts)).toEqual(expected);
});

test.each([
  ["chat", { chat: true, video: true }, { chat: true, video: false }],
  ["chat", { chat: false, video: true }, null],
  ["video", { chat: true, video: false }, null],
  ["video", { chat: false, video: true }, { chat: false, video: true }],
  ["both", { chat: true, video: false }, { chat: true, video: false }],
  ["both", { chat: true, video: true }, { chat: true, video: true }],
  ["video-first", { chat: true, video: true }, { chat: false, video: true }],
  ["video-first", { chat: true, video: false }, { chat: true, video: false }],
  ["video-first", { chat: false, video: false }, null],
] as const)("%s where %o can be had shows %o", (channel, can, shows) => {
  const [verdict] = targeted({ buttons: [button({ channel })], hours: {} }, { ...somebody, can: () => can });
  expect(verdict!.shows).toEqual(shows);
});

test("a chat that stands there always stands there; a video never does when nobody is there for it", () => {
  const can = () => ({ chat: false, video: false });
  const shown = (channel: string) =>
    targeted({ buttons: [button({ channel, always: true })], hours: {} }, { ...somebody, can })[0]!.shows;
  expect(shown("chat")).toEqual({ chat: true, video: false });
  expect(shown("both")).toEqual({ chat: true, video: false });
  expect(shown("video")).toBeNull();
});

test("in one corner stands the first that fits; fixed ones stand wherever they stand; named ones are the page's own", () => {
  const buttons = [
    button({ key: "away", conditions: { devices: ["phone"] } }),
    button({ key: "first" }),
    button({ key: "second" }),
    button({ key: "left", place: { how: "floating", corner: "start" } }),
    button({ key: "fixed", place: { how: "fixed", into: "#here" } }),
    button({ key: "named", place: { how: "named" } }),
  ];
  const verdicts = targeted({ buttons, hours: {} }, { ...somebody, can: () => all });
  expect(verdicts.filter(({ shows }) => shows).map(({ key }) => key)).toEqual(["first", "left", "fixed"]);
  expect(verdicts.find(({ key }) => key === "second")!.hidden).toEqual([{ why: "before", what: "first" }]);
});

test("who is in a share stays in it, and in every larger one; so many are in as it says", () => {
  const seats = fc.string({ minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(seats, fc.integer({ min: 1, max: 99 }), (seat, share) => {
      if (isInShare(seat, "chat", share)) expect(isInShare(seat, "chat", share + 1)).toBe(true);
      expect(isInShare(seat, "chat", share)).toBe(isInShare(seat, "chat", share));
    }),
  );
  for (const share of [1, 10, 50, 90]) {
    const within = Array.from({ length: 20_000 }, (_, index) => isInShare(`${index}`, "chat", share)).filter(Boolean);
    expect(within.length / 200).toBeGreaterThan(share - 1.5);
    expect(within.length / 200).toBeLessThan(share + 1.5);
  }
});

test("says when time alone may change it: after so long on the page, and when the hours turn", () => {
  const of = (conditions: object) => ({ buttons: [button({ conditions })], hours: { [hours]: office } });
  expect(changesIn(of({}), { seconds: 10, now: monday })).toBeNull();
  expect(changesIn(of({ after: 30 }), { seconds: 10, now: monday })).toBe(20_000);
  expect(changesIn(of({ after: 30 }), { seconds: 31, now: monday })).toBeNull();
  expect(changesIn(of({ hours }), { seconds: 10, now: monday })).toBe(3_600_000);
});

test("whatever is known of him, a button is there or says why it is not", () => {
  const facts = fc.record({
    url: fc.string(),
    referrer: fc.string(),
    languages: fc.array(fc.constantFrom("en", "fi-FI", "x")),
    device: fc.constantFrom("phone" as const, "desktop" as const),
    seconds: fc.nat(100),
    visits: fc.integer({ min: 1, max: 9 }),
    attributes: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double(), fc.boolean())),
    seat: fc.string(),
    now: fc.constant(monday),
  });
  const wanted = fc.record({
    after: fc.nat(50),
    share: fc.integer({ min: 1, max: 100 }),
    languages: fc.subarray(["en", "fi"]),
    devices: fc.subarray(["phone", "desktop"]),
  });
  fc.assert(
    fc.property(facts, wanted, fc.boolean(), (known, conditions, video) => {
      const can = () => ({ chat: false, video });
      const [verdict] = targeted({ buttons: [button({ conditions })], hours: {} }, { ...known, can });
      expect(verdict!.shows === null).toBe(verdict!.hidden.length > 0);
    }),
  );
});

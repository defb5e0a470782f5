import { expect, test } from "vitest";
import { configOf } from "../../../src-visitor/door/page-config.ts";
import { answerCalls } from "../../../src-visitor/door/calls.ts";
import type { Call } from "../../../src-visitor/door/begin.ts";
import { deviceOf, visitsIn } from "../../../src-visitor/door/visit.ts";

const [plain] = configOf(undefined, {}).buttons;
const drawn = (key: string, part: object = {}) => ({ ...plain!, key, ...part });
const site = {
  tag: "t",
  now: 0,
  languages: ["en"],
  colours: null,
  hours: {},
  buttons: [drawn("chat"), drawn("video", { channel: "video" }), drawn("own", { place: { how: "named" } })],
};

test.each([
  ["nothing is published", { buttons: [] }, {}, [["", "chat", true]]],
  ["the page may not ask", undefined, {}, [["", "chat", true]]],
  ["an answer of something else", { error: "?" }, {}, [["", "chat", true]]],
  [
    "the site's",
    site,
    {},
    [
      ["chat", "chat", true],
      ["video", "video", true],
    ],
  ],
  ["one of the site's", site, { button: "video" }, [["video", "video", true]]],
  ["one that the page draws itself", site, { button: "own" }, [["own", "chat", true]]],
  ["one that nobody made", site, { button: "gone" }, [["gone", "chat", true]]],
  ["the tag's own wish", site, { show: "video-first", button: "own" }, [["own", "video-first", false]]],
  ["a wish that is none", undefined, { show: "all" }, [["", "chat", true]]],
])("%s", (_, published, tag, expected) => {
  expect(configOf(published, tag).buttons.map(({ key, channel, always }) => [key, channel, always])).toEqual(expected);
});

test.each([
  [true, 390, "phone"],
  [true, 820, "tablet"],
  [false, 390, "desktop"],
])("touched: %s, %d wide: a %s", (isCoarse, side, device) => expect(deviceOf(isCoarse, side)).toBe(device));

test("a visit ends with half an hour without a page; the seat stays", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  };
  const first = visitsIn(storage, 1_000_000);
  expect(first.visits).toBe(1);
  expect(visitsIn(storage, 1_000_000 + 1_700_000)).toMatchObject({ visits: 1, seat: first.seat });
  expect(visitsIn(storage, 1_000_000 + 1_700_000 + 1_800_001)).toMatchObject({ visits: 2, seat: first.seat });
  for (const text of ["", "null", "7", '{"seat":1}', "<script>"]) {
    kept.clear();
    kept.set("frontdesk-visits", text);
    expect(visitsIn(storage, 1)).toMatchObject({ visits: 1 });
  }
  expect(visitsIn(undefined, 1).visits).toBe(1);
});

test("what the page called before is answered in its order; what is not there is refused", async () => {
  const heard: unknown[] = [];
  const calls: Call[] = [];
  const called = (name: string, ...values: unknown[]) =>
    new Promise((resolve, reject) => calls.push({ name, values, resolve, reject }));
  const answers = [called("open", "video"), called("on", 1), called("close")];
  const api: Record<string, (...values: unknown[]) => unknown> = {};
  answerCalls({ api, calls }, { open: (by) => heard.push(by), close: () => heard.push("closed") });
  expect(await Promise.allSettled(answers)).toMatchObject([
    { value: 1 },
    { status: "rejected", reason: { message: "Frontdesk.on is not there." } },
    { value: 2 },
  ]);
  api["open"]!("chat");
  expect(heard).toEqual(["video", "closed", "chat"]);
});

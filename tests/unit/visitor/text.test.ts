import { readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { formatMessage } from "../../../src-visitor/text/format.ts";

const folder = new URL("../../../assets/locales/en/", import.meta.url);
const textsOf = (name: string): Array<[string, string]> =>
  Object.entries(JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Record<string, string>);
const texts = [
  "widget.json",
  "widget-call.json",
  "widget-copy.json",
  "widget-wait.json",
  "widget-files.json",
  "widget-more.json",
  "widget-chat.json",
  "widget-appointments.json",
  "widget-site.json",
  "widget-survey.json",
  "loader.json",
].flatMap(textsOf);

/** Every value that any text of the widget takes, in several sizes. */
const samples = [0, 1, 2, 21, 1_000].flatMap((number) =>
  [
    { inCall: "yes", kind: "camera", browser: "chromium", what: "both", by: "visitor", camera: "classic" },
    { inCall: "no", kind: "microphone", browser: "firefox", what: "camera", by: "agent", camera: "oneway" },
    { inCall: "no", kind: "share", browser: "safari", what: "microphone", by: "hub", camera: "offbydefault" },
    { inCall: "no", kind: "photo", browser: "other", what: "microphone", by: "agent", camera: "classic" },
    { inCall: "no", kind: "location", browser: "other", what: "microphone", by: "visitor", camera: "classic" },
  ].map((words) => ({
    ...words,
    surface: ["screen", "window", "tab"][number] ?? "unknown",
    after: ["ended", "left", "blocked"][number] ?? "failed",
    state: ["sent", "blank"][number] ?? "waiting",
    ahead: number,
    over: number,
    minutes: number,
    bot: "Bo",
    when: "Monday at 9",
    until: "9:05",
    instead: "Boris",
    names: "Anna, Jörg",
    words: "What he wrote",
    day: "Monday",
    replyTo: "maria@shop.test",
    address: "maria@shop.test",
    to: "m…@shop.test",
    count: number,
    number,
    agent: "Anna <b>",
    reason: number === 1 ? "unsupported" : "rejected",
    detail: ["call", "invite", "other"][number] ?? "frame",
    outcome: ["granted", "declined"][number] ?? "failed",
    mode: number === 1 ? "one-way" : "classic",
    time: "0:12",
    percent: number,
    name: "Jörg",
    from: "Anna",
    size: "3 MB",
    most: "25 MB",
    types: "pictures and text",
    why: number === 1 ? "leftempty" : "blocked",
  })),
);

test.each(texts)("%s reads as ICU reads it", (_, message) => {
  const reference = new IntlMessageFormat(message, "en");
  for (const values of samples) expect(formatMessage(message, values, "en")).toBe(reference.format(values));
});

test.each([
  ["{count, plural, =0 {none} one {# thing} other {# things}}", { count: 0 }, "en", "none"],
  ["{count, plural, one {# вещь} few {# вещи} other {# вещей}}", { count: 3 }, "ru", "3 вещи"],
  ["{count, plural, one {# вещь} few {# вещи} many {# вещей} other {# вещи}}", { count: 11 }, "ru", "11 вещей"],
  ["{who, select, a {A} other {somebody}}", { who: "z" }, "en", "somebody"],
  ["It''s {name}", { name: "{not, plural}" }, "en", "It's {not, plural}"],
  ["{n, plural, other {#}}", { n: 12_345 }, "de", "12.345"],
])("%s", (message, values, language, expected) => {
  expect(formatMessage(message, values, language)).toBe(expected);
});

test.each(["{count, plural, one {x}}", "{name", "a } b", "{count, plural, other {x}"])("%s is refused", (message) => {
  expect(() => formatMessage(message, { count: 1, name: "x" }, "en")).toThrow(SyntaxError);
});

test("a value that is missing is a defect, not a hole in a sentence", () => {
  expect(() => formatMessage("Hello {name}", {}, "en")).toThrow("name");
});

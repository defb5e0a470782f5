import { expect, test } from "vitest";
import english from "../../../../assets/locales/en/desk.json" with { type: "json" };
import { diagnosis } from "../../../../src-shared/media-report/diagnosis.ts";
import { findingsOf } from "../../../../src-shared/media-report/findings.ts";
import type { Told } from "../../../../src-shared/media-report/moment.ts";
import { Rules } from "../../../../src-shared/media-report/rule.ts";
import { aReport, type ReportPart, signsOf } from "../../../support/media-reports.ts";

type Case = Parameters<typeof signsOf>[0];
const sides = ["visitor", "agent"] as const;
const other = { visitor: "agent", agent: "visitor" } as const;

/** The same fault on either side; `there` is what the other side reports meanwhile. */
function either(name: string, here: ReportPart, there: ReportPart = {}): Array<[string, Case]> {
  return sides.map((side) => [`${side}-${name}`, { [side]: here, [other[side]]: there }]);
}
const device = (kind: "microphone" | "camera", why: string): ReportPart => ({
  sending: { [kind]: { state: "failed", why } },
});
const nothingComes: ReportPart = { sound: { arriving: false }, picture: { fps: 0 }, network: { kbpsDown: 0 } };
const loud: ReportPart = { sound: { level: 0.3 }, sending: { microphone: { level: 0.3 } } };

const cases: Array<[string, Case]> = [
  ["media-server-gone", { visitor: { connection: "reconnecting" }, agent: { connection: "down" } }],
  ["media-server-gone", { visitor: nothingComes, agent: nothingComes }],
  ["media-server-gone", { visitor: nothingComes, agent: { connection: "reconnecting" } }],
  ["visitor-gone", { visitorSilent: 4_500, call: { visitorPresent: false } }],
  ["visitor-asleep", { visitorSilent: 5_500 }],
  ["agent-line-broken", { agent: { connection: "reconnecting" } }],
  ["visitor-line-broken", { visitor: { connection: "reconnecting" } }],
  ["agent-cannot-connect", { agent: { connection: "connecting" } }],
  ["visitor-cannot-connect", { visitor: { connection: "connecting" } }],
  ...either("media-blocked", nothingComes),
  ["visitor-sound-off", { visitor: { sound: { output: "off" } } }],
  ["visitor-sound-blocked", { visitor: { sound: { output: "blocked" } } }],
  ...either("no-speaker", { sound: { output: "no-device" } }),
  ...(["missing", "refused", "page", "held"] as const).flatMap((why) => [
    ...either(`microphone-${why}`, device("microphone", why), { sound: { expected: false, output: "none" } }),
    ...either(`camera-${why}`, device("camera", why), { picture: { expected: false } }),
  ]),
  ...either("microphone-failed", device("microphone", "other")),
  ...either("camera-failed", device("camera", "other")),
  ...either("microphone-silent", { sending: { microphone: { silent: true, level: 0 } } }),
  ...either("microphone-other", { devices: { notChosen: true } }),
  ["visitor-hidden", { visitor: { page: { hidden: true }, picture: { fps: 0 } } }],
  ...either("camera-frozen", { sending: { camera: { frozen: true, fps: 0 } } }, { picture: { fps: 0 } }),
  ...either("share-ended", { sending: { share: { ended: true } } }),
  ...either("hears-nothing", { sound: { arriving: false } }),
  ...either("picture-stands", { picture: { fps: 0 } }),
  ...either("share-stands", { share: { expected: true } }, { sending: { share: { state: "on", fps: 5 } } }),
  ...either("loss-up", { network: { lossUp: 0.2 } }, { network: { lossDown: 0.15 } }),
  ...either("loss-down", { network: { lossDown: 0.2 } }),
  ...either("cpu", { network: { limitedBy: "cpu" } }),
  ...either("cpu", { page: { busy: 0.8 } }),
  ...either("bandwidth", { network: { limitedBy: "bandwidth" } }),
  ...either("slow", { network: { rtt: 900 } }),
  ...either("udp-blocked", { network: { transport: "tls" } }),
  ...either("udp-blocked", { network: { transport: "tcp" } }),
  ...either("echo", { ...loud, devices: { speaker: "Speakers (built in)" } }),
  ...either("one-bluetooth", { ...loud, devices: { oneBluetooth: true } }),
];

test.each(cases)("%s is found first", (rule, signs) => {
  const [gravest] = findingsOf(diagnosis, signsOf(signs), 0);
  expect(gravest?.rule).toBe(rule);
});

test.each(sides)("a line that broke three times in a minute drops again and again: %s", (side) => {
  const told: Told[] = Array.from({ length: 12 }, (_, index) => ({
    at: (index - 11) * 2_000,
    report: aReport({ connection: index % 4 === 3 ? "reconnecting" : "connected" }),
  }));
  const signs = { ...signsOf({}), [side]: told };
  expect(findingsOf(diagnosis, signs, 0)[0]?.rule).toBe(`${side}-line-drops`);
  const once = { ...signs, [side]: told.slice(-3) };
  expect(findingsOf(diagnosis, once, 0)[0]?.rule).toBe(`${side}-line-broken`);
});

const off = { state: "off", level: null } as const;
const healthy: Array<[string, Case]> = [
  ["everything is well", {}],
  ["nobody says a word", { visitor: { sound: { level: 0 } }, agent: { sending: { microphone: { level: 0.0004 } } } }],
  [
    "the agent muted himself",
    {
      agent: { sending: { microphone: off } },
      visitor: { sound: { expected: false, arriving: false, output: "none" } },
    },
  ],
  [
    "both cameras are off by choice",
    {
      visitor: { picture: { expected: false, fps: 0 }, sending: { camera: { state: "off", fps: 0 } } },
      agent: { picture: { expected: false, fps: 0 }, sending: { camera: { state: "off", fps: 0 } } },
    },
  ],
  [
    "one-way video: the visitor has no camera",
    {
      call: { camera: "one-way" },
      visitor: { sending: { camera: { state: "off", fps: 0 } } },
      agent: { picture: { expected: false, fps: 0 } },
    },
  ],
  [
    "a page in the background with nothing to see on it",
    {
      visitor: { page: { hidden: true }, picture: { expected: false, fps: 0 } },
      agent: { sending: { camera: { state: "off" } } },
    },
  ],
  [
    "a shared screen on which nothing moves",
    {
      agent: { sending: { share: { state: "on", fps: 0 } } },
      visitor: { share: { expected: true, fps: 0, width: 1280 } },
    },
  ],
  ["the visitor did not come yet", { visitor: null, call: { visitorPresent: false } }],
  ["nobody reports", { visitor: null, agent: null }],
  ["a little is lost", { visitor: { network: { lossUp: 0.02, lossDown: 0.03 } } }],
  [
    "nothing is known of the network",
    { visitor: { network: { rtt: null, lossUp: null, lossDown: null, transport: "none" } } },
  ],
];

test.each(healthy)("nothing is found: %s", (_name, signs) => {
  expect(findingsOf(diagnosis, signsOf(signs), 0)).toEqual([]);
});

test("what has not held for its time is not found yet, and a break begins it anew", () => {
  const lossy = { report: aReport({ network: { lossUp: 0.2 } }) };
  const fine = { report: aReport() };
  const signs = (...visitor: Told[]) => ({ ...signsOf({}), visitor });
  const found = (...visitor: Told[]) => findingsOf(diagnosis, signs(...visitor), 0).map(({ rule }) => rule);
  expect(found({ at: -2_000, ...fine }, { at: -500, ...lossy })).toEqual([]);
  expect(found({ at: -2_000, ...lossy }, { at: -700, ...fine }, { at: -300, ...lossy })).toEqual([]);
  expect(found({ at: -2_000, ...fine }, { at: -1_100, ...lossy })).toEqual(["visitor-loss-up"]);
});

test("a finding says whose side it is on, and its figures", () => {
  const found = findingsOf(diagnosis, signsOf({ visitor: { network: { lossUp: 0.204 } } }), 0);
  expect(found).toEqual([{ rule: "visitor-loss-up", side: "visitor", values: { percent: 20 } }]);
});

test("every rule has a case here, and its two sentences", () => {
  const tried = new Set([...cases.map(([rule]) => rule), ...sides.map((side) => `${side}-line-drops`)]);
  expect([...tried].toSorted()).toEqual(diagnosis.map(({ id }) => id).toSorted());
  const texts = new Set(Object.keys(english));
  const wanted = diagnosis.flatMap(({ id }) => [`health.${id}.what`, `health.${id}.say`]);
  expect(wanted.filter((id) => !texts.has(id))).toEqual([]);
});

test("the rows of the features that are help with trouble have each a rule", () => {
  const rows = new Set(diagnosis.flatMap((rule) => rule.rows));
  // 000-70…73 are said by the invite itself, 000-81 is the note of what is new.
  const help = [56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 74, 75, 76, 77, 78, 79, 80];
  expect(help.map((row) => `000-${row}`).filter((row) => !rows.has(row))).toEqual([]);
});

const aRule = { id: "a-rule", rows: [], side: "visitor", when: [{ path: "visitor.over", over: 1 }], for: 0 };
test.each([
  ["an unknown field", { ...aRule, when: [{ path: "visitor.sound.colour", is: "red" }] }],
  ["a field that is no plain value", { ...aRule, when: [{ path: "visitor.sound", is: "on" }] }],
  ["a field of the language", { ...aRule, when: [{ path: "visitor.constructor", is: "on" }] }],
  ["an unknown question", { ...aRule, when: [{ path: "visitor.over", about: 3 }] }],
  ["no condition", { ...aRule, when: [] }],
  ["an unknown word", { ...aRule, unles: [] }],
])("a table is refused with %s", (_name, rule) => {
  expect(Rules.safeParse([aRule]).success).toBe(true);
  expect(Rules.safeParse([rule]).success).toBe(false);
  expect(Rules.safeParse([aRule, aRule]).success).toBe(false);
});

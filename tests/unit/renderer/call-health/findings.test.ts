import { expect, test } from "vitest";
import {
  findingsOf,
  nextShown,
  type Seen,
  type ShownFinding,
  ticksOf,
} from "../../../../src-renderer/call-health/findings.ts";
import { sentenceOf } from "../../../../src-renderer/call-health/sentence.ts";
import { type MediaState, noMedia, type RemoteView } from "../../../../src-renderer/media/state.ts";
import { diagnosis } from "../../../../src-shared/media-report/diagnosis.ts";
import type { CallHealth, Finding } from "../../../../src-shared/media-report/model.ts";
import type { CallId } from "../../../../src-shared/video/model.ts";
import { idOfNumber } from "../../../support/history.ts";

const call = idOfNumber(1) as CallId;
const visitor: RemoteView = {
  identity: "visitor:1",
  name: "Maria",
  camera: true,
  microphone: true,
  screen: false,
  speaking: false,
  quality: "good",
};
const media: MediaState = {
  ...noMedia,
  phase: { state: "connected" },
  local: { ...noMedia.local, microphone: { state: "on" }, camera: { state: "on" } },
  remote: [visitor],
};
const aFinding = (rule: string): Finding => ({ rule, side: "visitor", values: {} });
const health = (...rules: string[]): CallHealth => ({
  hears: "yes",
  sees: "yes",
  seesShare: "off",
  findings: rules.map(aFinding),
});
const seen = (part: Partial<Seen> = {}): Seen => ({
  heard: { call, health: health(), at: 10_000 },
  call,
  media,
  wasHere: true,
  now: 11_000,
  ...part,
});
const reconnecting: MediaState = { ...media, phase: { state: "reconnecting", since: 9_000 } };
const alone: MediaState = { ...media, remote: [] };
const told = (...rules: string[]) => ({ heard: { call, health: health(...rules), at: 10_000 } });

test.each<[string, Partial<Seen>, [string, string, string]]>([
  ["as it was told", {}, ["yes", "yes", "off"]],
  ["too long ago", { now: 16_001 }, ["unknown", "unknown", "off"]],
  ["of another call", { call: idOfNumber(2) as CallId }, ["unknown", "unknown", "off"]],
  ["nothing was told", { heard: null }, ["unknown", "unknown", "off"]],
  ["nobody is there", { media: alone }, ["unknown", "unknown", "off"]],
  ["the line is broken", { media: reconnecting }, ["unknown", "unknown", "off"]],
  [
    "the microphone was just switched off",
    { media: { ...media, local: { ...media.local, microphone: { state: "off" } } } },
    ["off", "yes", "off"],
  ],
  [
    "a share just began",
    { media: { ...media, local: { ...media.local, screen: { state: "on" } } } },
    ["yes", "yes", "unknown"],
  ],
])("ticks: %s", (_name, part, [hears, sees, seesShare]) => {
  expect(ticksOf(seen(part))).toEqual({ hears, sees, seesShare });
});

test.each<[string, Partial<Seen>, string[]]>([
  ["nothing is wrong", {}, []],
  ["as the hub found, in its order", told("visitor-sound-off", "visitor-cpu"), ["visitor-sound-off", "visitor-cpu"]],
  ["what was told long ago is not known any more", { ...told("visitor-cpu"), now: 20_000 }, []],
  ["the own line is broken, which this window knows first", { media: reconnecting }, ["agent-line-broken"]],
  ["… and the hub knows why", { media: reconnecting, ...told("media-server-gone") }, ["media-server-gone"]],
  ["the hub found the same", { media: reconnecting, ...told("agent-line-broken") }, ["agent-line-broken"]],
  ["the visitor went", { media: alone }, ["visitor-gone"]],
  ["the visitor has not come yet", { media: alone, wasHere: false }, []],
  ["the visitor is being reconnected", { media: alone, ...told("visitor-line-broken") }, ["visitor-line-broken"]],
  ["before the call stands", { media: { ...noMedia, phase: { state: "connecting" } } }, []],
])("findings: %s", (_name, part, rules) => {
  expect(findingsOf(seen(part)).map(({ rule }) => rule)).toEqual(rules);
});

test("what is shown does not flicker: it stays a little, keeps its figures, and gives way to what is graver", () => {
  const loss = (percent: number): Finding => ({ ...aFinding("visitor-loss-up"), values: { percent } });
  let shown: ShownFinding | null = null;
  const step = (now: number, ...findings: Finding[]) => (shown = nextShown(shown, findings, now))?.finding;
  expect(step(1_000, loss(20))).toEqual(loss(20));
  expect(step(2_000, loss(22))).toEqual(loss(20));
  expect(step(4_000)).toEqual(loss(20));
  expect(step(4_500, loss(30))).toEqual(loss(20));
  expect(step(5_000, aFinding("visitor-gone"), loss(20))).toEqual(aFinding("visitor-gone"));
  expect(step(7_900)).toEqual(aFinding("visitor-gone"));
  expect(step(8_000)).toBeUndefined();
  const same = nextShown({ finding: loss(1), last: 5 }, [loss(2)], 5);
  expect(nextShown(same, [loss(3)], 5)).toBe(same);
});

test("every rule can be said, with and without what fills it; one that is not known here is not shown", () => {
  for (const { id, side, values } of diagnosis)
    for (const device of ["", "Headset <b>"]) {
      // A figure is always known where a rule was found by it; a label need not be.
      const filled = Object.fromEntries(Object.keys(values).map((name) => [name, name === "device" ? device : 12]));
      const sentence = sentenceOf({ rule: id, side, values: filled }, "Maria");
      expect(sentence?.what, id).toMatch(/^\S.*\.$/);
      expect(sentence?.say, id).toMatch(/^\S.*[.”)]$/);
      expect(`${sentence?.what} ${sentence?.say}`, id).not.toMatch(/[{}]|empty/);
    }
  expect(sentenceOf(aFinding("found-by-a-newer-hub"), "Maria")).toBeUndefined();
  expect(sentenceOf(aFinding("visitor-hidden"), "Maria")?.what).toBe(
    "Maria has the video in the background or put away.",
  );
});

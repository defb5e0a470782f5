import { Track } from "livekit-client";
import { expect, test } from "vitest";
import { browserOf } from "../../../src-media/browser.ts";
import { loudness } from "../../../src-visitor/media/level.ts";
import { deviceToTake, type InUse } from "../../../src-visitor/media/plugged.ts";
import { mayShare } from "../../../src-visitor/media/share.ts";
import { othersOf, type ParticipantLike, type Phase, picturesOf } from "../../../src-visitor/media/view.ts";

type Publication = { isMuted: boolean; track?: unknown };
const somebody = (identity: string, sources: Partial<Record<Track.Source, Publication>>): ParticipantLike => ({
  identity,
  connectionQuality: "good",
  getTrackPublication: (source) => sources[source],
});
const { Camera, ScreenShare } = Track.Source;

test("somebody is seen once his picture is here and shown, whoever comes back first", () => {
  const agent = somebody("agent:1", { [Camera]: { isMuted: false, track: {} } });
  const late = somebody("agent:0", { [Camera]: { isMuted: false }, [ScreenShare]: { isMuted: true, track: {} } });
  const expected = [
    { identity: "agent:0", camera: false, screen: false, lost: false },
    { identity: "agent:1", camera: true, screen: false, lost: false },
  ];
  expect(othersOf([agent, late])).toEqual(expected);
  expect(othersOf([late, agent])).toEqual(expected);
});

test("a shared screen goes before a face, which then stands small", () => {
  const face = { identity: "agent:1", camera: true, screen: false, lost: false };
  expect(picturesOf([face])).toEqual({ big: { identity: "agent:1", source: "camera" }, small: [] });
  expect(picturesOf([{ ...face, screen: true }])).toEqual({
    big: { identity: "agent:1", source: "screen" },
    small: [{ identity: "agent:1", source: "camera" }],
  });
  expect(picturesOf([{ ...face, camera: false }])).toEqual({ big: null, small: [] });
});

test("his own agent stands before a colleague, whoever came first", () => {
  const face = (identity: string) => ({ identity, camera: true, screen: false, lost: false });
  expect(picturesOf([face("agent:1"), face("agent:2")], ["agent:1"])).toEqual({
    big: { identity: "agent:2", source: "camera" },
    small: [{ identity: "agent:1", source: "camera" }],
  });
});

const on: InUse = { state: "on", isLost: false, used: "own", chosen: "own" };
const lost: InUse = { ...on, state: "failed", isLost: true };
test.each([
  ["the chosen one is in use", ["built-in", "own"], on, undefined],
  ["the chosen one is back, another stood in for it", ["built-in", "own"], { ...on, used: "built-in" }, "own"],
  ["nothing was chosen", ["built-in", "own"], { ...on, chosen: undefined }, undefined],
  ["it is not back yet", ["built-in"], { ...on, used: "built-in" }, undefined],
  ["it was switched off meanwhile", ["own"], { ...on, state: "off", used: "built-in" }, undefined],
  ["all were pulled out", [], lost, undefined],
  ["all were pulled out, and the chosen one is back", ["built-in", "own"], lost, "own"],
  ["all were pulled out, and another one is there", ["built-in"], lost, "built-in"],
  ["it was never there, and is plugged in", ["own"], { ...lost, isLost: false }, undefined],
] as const)("devices come and go: %s", (_name, listed, inUse, taken) => {
  expect(
    deviceToTake(
      listed.map((id) => ({ id, label: id })),
      inUse,
    ),
  ).toBe(taken);
});

test("a share begins only when the call is connected, and can be stopped at any time", () => {
  const phases: Phase[] = ["check", "connecting", "connected", "reconnecting", "failed", "elsewhere"];
  expect(phases.filter((phase) => mayShare({ phase, share: "off" }))).toEqual(["connected"]);
  expect(phases.filter((phase) => mayShare({ phase, share: "on" }))).toEqual(phases);
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36", "chromium"],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36 Edg/150.0",
    "chromium",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/150.0 Mobile Safari/604.1",
    "chromium",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox"],
  ["Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "safari"],
  ["", "other"],
])("%s is %s", (userAgent, expected) => {
  expect(browserOf(userAgent)).toBe(expected);
});

test("loudness: silence is nothing, a full wave is all, and in between it grows", () => {
  const wave = (size: number): number[] => Array.from({ length: 480 }, (_, index) => size * Math.sin(index / 5));
  expect(loudness([])).toBe(0);
  expect(loudness(new Float32Array(480))).toBe(0);
  expect(loudness(new Float32Array(480).fill(1))).toBe(1);
  expect(loudness(wave(0.00001))).toBe(0);
  expect(loudness(wave(0.1))).toBeGreaterThan(loudness(wave(0.01)));
});

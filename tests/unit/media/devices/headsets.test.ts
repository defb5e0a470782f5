import { expect, test } from "vitest";
import { deviceChanges } from "../../../../src-media/devices/changes.ts";
import { arrivalOf, headsetsOf, remembered } from "../../../../src-media/devices/headsets.ts";
import { aDevice, theDevices } from "../../../support/devices.ts";

const jabraMic = aDevice("m1", "Headset Microphone (Jabra Link 380) (0b0e:24c8)");
const jabraEars = aDevice("s1", "Headset Earphone (Jabra Link 380) (0b0e:24c8)");
const polyMic = aDevice("m2", "Microphone (Poly BT700)", { group: "g2" });
const polyEars = aDevice("s2", "Speakers (Poly BT700)", { group: "g2" });
const webcamMic = aDevice("m3", "Webcam (046d:0825)");
const screen = aDevice("s3", "Screen");
const desk = theDevices({ microphone: [webcamMic], speaker: [screen] });
const withJabra = theDevices({ microphone: [webcamMic, jabraMic], speaker: [screen, jabraEars] });
const withBoth = theDevices({ microphone: [webcamMic, jabraMic, polyMic], speaker: [screen, jabraEars, polyEars] });
const set = { microphone: jabraMic, speaker: jabraEars, ringer: screen, ringVolume: 0.5 };

test("a headset is a microphone and a speaker of one product, group or name", () => {
  expect(headsetsOf(withBoth).map(({ key, name }) => [key, name])).toEqual([
    ["0b0e:24c8", "Jabra Link 380"],
    ["Poly BT700", "Poly BT700"],
  ]);
  const byName = theDevices({ microphone: [aDevice("a", "Mic (X1)")], speaker: [aDevice("b", "Out (X1)")] });
  expect(headsetsOf(byName)).toHaveLength(1);
  expect(headsetsOf(desk)).toEqual([]);
  const unnamed = theDevices({ microphone: [aDevice("a", "")], speaker: [aDevice("b", "")] });
  expect(headsetsOf(unnamed)).toEqual([]);
});

test("what is chosen with a headset is remembered for it, the newest first, and once each", () => {
  const first = remembered([], withBoth, set);
  expect(first).toEqual([{ key: "0b0e:24c8", name: "Jabra Link 380", ...set }]);
  const poly = { ...set, microphone: polyMic, speaker: polyEars };
  const second = remembered(first, withBoth, poly);
  expect(second.map(({ name }) => name)).toEqual(["Poly BT700", "Jabra Link 380"]);
  const third = remembered(second, withBoth, { ...set, ringVolume: 1 });
  expect(third.map(({ name, ringVolume }) => [name, ringVolume])).toEqual([
    ["Jabra Link 380", 1],
    ["Poly BT700", 0.5],
  ]);
  expect(remembered(third, withBoth, { ...set, ringVolume: 1 })).toBe(third);
  expect(remembered(third, withBoth, { ...set, microphone: webcamMic })).toBe(third);
  expect(remembered(third, withBoth, { ...set, microphone: null })).toBe(third);
});

test("no more than twenty are kept", () => {
  const many = Array.from({ length: 25 }, (_, index) => aDevice(`m${index}`, `Mic (H${index})`));
  const ears = many.map((_, index) => aDevice(`s${index}`, `Ears (H${index})`));
  const devices = theDevices({ microphone: many, speaker: ears });
  let profiles: ReturnType<typeof remembered> = [];
  for (const microphone of many) profiles = remembered(profiles, devices, { ...set, microphone });
  expect(profiles).toHaveLength(20);
  expect(profiles[0]?.name).toBe("H24");
});

test("a headset that comes is known or new; what belongs to none is no arrival", () => {
  const known = remembered([], withJabra, set);
  expect(arrivalOf(deviceChanges(desk, withJabra), withJabra, known)).toMatchObject({
    headset: { name: "Jabra Link 380" },
    profile: { ringVolume: 0.5 },
  });
  expect(arrivalOf(deviceChanges(desk, withJabra), withJabra, [])?.profile).toBeUndefined();
  expect(arrivalOf(deviceChanges(withJabra, desk), desk, known)).toBeUndefined();
  const half = theDevices({ microphone: [webcamMic, jabraMic], speaker: [screen] });
  expect(arrivalOf(deviceChanges(desk, half), half, known)).toBeUndefined();
  expect(arrivalOf(deviceChanges(half, withJabra), withJabra, known)?.profile).toBeDefined();
});

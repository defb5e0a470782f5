import { expect, test } from "vitest";
import { deviceChanges, sameDevices } from "../../../../src-media/devices/changes.ts";
import { devicesOf, plainLabel, productOf } from "../../../../src-media/devices/device.ts";
import { findDevice } from "../../../../src-media/devices/match.ts";
import { aDevice, anInfo, theDevices } from "../../../support/devices.ts";

test("the system's roles are folded into the device behind them, and what has no id before a permission is none", () => {
  const devices = devicesOf([
    anInfo("audioinput", "default", "Default - Built-in", "g1"),
    anInfo("audioinput", "communications", "Communications - Headset (0b0e:24c8)", "g2"),
    anInfo("audioinput", "b1", "Built-in", "g1"),
    anInfo("audioinput", "h1", "Headset (0b0e:24c8)", "g2"),
    anInfo("videoinput", "", ""),
    anInfo("audiooutput", "default", "Default - Speaker", "g3"),
    anInfo("audiooutput", "s1", "Speaker", "g3"),
    anInfo("something new", "x", "X"),
  ]);
  const headset = { id: "h1", label: "Headset (0b0e:24c8)", product: "0b0e:24c8", group: "g2" };
  expect(devices).toEqual({
    camera: [],
    microphone: [aDevice("b1", "Built-in", { group: "g1" }), headset],
    speaker: [aDevice("s1", "Speaker", { group: "g3" })],
    // Windows' role for calls comes before its role for all else.
    system: { microphone: headset, speaker: aDevice("s1", "Speaker", { group: "g3" }) },
  });
});

test.each([
  ["the only one of its group", "Standard – irgendwas", "g1", "a"],
  ["two of a group: the one whose name it has", "Default - B", "g2", "b"],
  ["no group told: the one whose name it has", "Default - A", "", "a"],
  ["neither", "Default - Z", "g9", undefined],
] as const)("the device behind a role: %s", (_case, label, group, id) => {
  const devices = devicesOf([
    anInfo("audiooutput", "default", label, group),
    anInfo("audiooutput", "a", "A", "g1"),
    anInfo("audiooutput", "b", "B", "g2"),
    anInfo("audiooutput", "c", "C", "g2"),
  ]);
  expect(devices.system.speaker?.id).toBe(id);
});

test.each([
  ["Headset Microphone (Jabra Link 380) (0b0e:24c8)", "0b0e:24c8", "Headset Microphone (Jabra Link 380)"],
  ["HD Webcam (046D:0825)", "046d:0825", "HD Webcam"],
  ["Default - Headset (0b0e:24c8)", "0b0e:24c8", "Headset"],
  ["Built-in (12:34)", null, "Built-in (12:34)"],
  ["<b>x</b>", null, "<b>x</b>"],
  ["", null, ""],
] as const)("a label %j", (label, product, plain) => {
  expect(productOf(label)).toBe(product);
  expect(plainLabel(label)).toBe(plain);
});

const headset = aDevice("h1", "Headset (0b0e:24c8)", { group: "g2" });
const builtIn = aDevice("b1", "Built-in", { group: "g1" });
const list = [builtIn, headset];

test.each([
  ["nothing was chosen", null, undefined],
  ["the same id", headset, headset],
  ["the same id under another label", aDevice("h1", "Renamed"), headset],
  ["another id under the same label: site data were cleared", aDevice("old", "Built-in"), builtIn],
  ["an id before a label", aDevice("b1", headset.label), builtIn],
  ["the label changed with the system's language: by product", aDevice("old", "Kopfhörer (0b0e:24c8)"), headset],
  ["a label before a product", aDevice("old", "Built-in", { product: "0b0e:24c8" }), builtIn],
  ["only the group is left", aDevice("old", "Kopfhörer", { group: "g2" }), headset],
  ["a product before a group", aDevice("old", "", { product: "0b0e:24c8", group: "g1" }), headset],
  ["none of them", aDevice("old", "Gone (ffff:0001)", { group: "g7" }), undefined],
  ["a choice made when labels were hidden", aDevice("old", ""), undefined],
] as const)("a remembered device is found again: %s", (_case, remembered, found) => {
  expect(findDevice(list, remembered)).toEqual(found);
});

test("a device without label, product and group is not found by having none", () => {
  expect(findDevice([aDevice("x", "")], aDevice("old", ""))).toBeUndefined();
});

test("what was plugged in and pulled out is told by kind; a label that became known is no change", () => {
  const before = theDevices({ microphone: [aDevice("b1", ""), headset] });
  const after = theDevices({ microphone: [builtIn], speaker: [headset] });
  expect(deviceChanges(before, after)).toEqual([
    { kind: "microphone", device: headset, is: "gone" },
    { kind: "speaker", device: headset, is: "new" },
  ]);
  expect(sameDevices(before, after)).toBe(false);
  expect(sameDevices(after, { ...after, microphone: [{ ...builtIn }] })).toBe(true);
  expect(sameDevices(after, { ...after, microphone: [aDevice("b1", "")] })).toBe(false);
  expect(sameDevices(after, { ...after, system: { speaker: headset } })).toBe(false);
});

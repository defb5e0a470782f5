import { expect, test } from "vitest";
import { deviceItems } from "../../../../src-renderer/devices/device-items.ts";
import { deviceChanges, devicesOf, findDevice, noDevices, sameDevices } from "../../../../src-renderer/devices/list.ts";
import { text } from "../../../../src-renderer/text/text.ts";

const headset = { id: "h1", label: "Headset" };
const builtIn = { id: "b1", label: "Built-in" };
const list = [builtIn, headset];

test("the system's roles are no devices, nor is what has no id before a permission", () => {
  const devices = devicesOf([
    { kind: "audioinput", deviceId: "default", label: "Default - Headset" },
    { kind: "audioinput", deviceId: "communications", label: "Communications - Headset" },
    { kind: "audioinput", deviceId: "h1", label: "Headset" },
    { kind: "videoinput", deviceId: "", label: "" },
    { kind: "audiooutput", deviceId: "s1", label: "Speaker" },
    { kind: "something new", deviceId: "x", label: "X" },
  ]);
  expect(devices).toEqual({ camera: [], microphone: [headset], speaker: [{ id: "s1", label: "Speaker" }] });
});

test.each([
  ["nothing was chosen", null, undefined],
  ["the same id", headset, headset],
  ["the same id under another label", { id: "h1", label: "Renamed" }, headset],
  ["another id under the same label: site data were cleared", { id: "old", label: "Headset" }, headset],
  ["an id before a label", { id: "b1", label: "Headset" }, builtIn],
  ["neither", { id: "old", label: "Gone" }, undefined],
  ["a choice made when labels were hidden", { id: "old", label: "" }, undefined],
] as const)("a remembered device is found again: %s", (_case, remembered, found) => {
  expect(findDevice(list, remembered)).toEqual(found);
});

test("a device without a label is not found by having none", () => {
  expect(findDevice([{ id: "x", label: "" }], { id: "old", label: "" })).toBeUndefined();
});

test("what was plugged in and pulled out is told by kind; a label that became known is no change", () => {
  const before = { ...noDevices, microphone: [{ id: "b1", label: "" }, headset] };
  const after = { ...noDevices, microphone: [builtIn], speaker: [{ id: "h1", label: "Headset" }] };
  expect(deviceChanges(before, after)).toEqual([
    { kind: "microphone", device: headset, is: "gone" },
    { kind: "speaker", device: headset, is: "new" },
  ]);
  expect(sameDevices(before, after)).toBe(false);
  expect(sameDevices(after, { ...after, microphone: [{ ...builtIn }] })).toBe(true);
  expect(sameDevices(after, { ...after, microphone: [{ id: "b1", label: "" }] })).toBe(false);
});

test.each([
  ["all of them after the system's choice", list, null, ["The system’s choice", "Built-in", "Headset"]],
  ["numbers where names are hidden", [{ id: "x", label: "" }], null, ["The system’s choice", "Microphone 1"]],
  ["nothing there", [], null, ["None found"]],
  [
    "the remembered one, though it is not connected",
    [builtIn],
    headset,
    ["The system’s choice", "Built-in", "Headset (not connected)"],
  ],
  [
    "the remembered one once, found by its label",
    list,
    { id: "old", label: "Headset" },
    ["The system’s choice", "Built-in", "Headset"],
  ],
] as const)("a picker offers %s", (_case, devices, remembered, labels) => {
  expect(deviceItems("microphone", devices, remembered, text).map(({ label }) => label)).toEqual(labels);
});

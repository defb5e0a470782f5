import { expect, test } from "vitest";
import { deviceItems } from "../../../../src-renderer/devices/device-items.ts";
import { text } from "../../../../src-renderer/text/text.ts";
import { aDevice, theDevices } from "../../../support/devices.ts";

const headset = aDevice("h1", "Headset (0b0e:24c8)");
const builtIn = aDevice("b1", "Built-in");
const list = [builtIn, headset];

test.each([
  ["all of them after the system's choice", list, {}, null, ["The system’s choice", "Built-in", "Headset"]],
  [
    "what the system would take by name, where it tells",
    list,
    { microphone: headset },
    null,
    ["The system’s choice: Headset", "Built-in", "Headset"],
  ],
  ["numbers where names are hidden", [aDevice("x", "")], {}, null, ["The system’s choice", "Microphone 1"]],
  ["nothing there", [], {}, null, ["None found"]],
  [
    "the remembered one, though it is not connected",
    [builtIn],
    {},
    headset,
    ["The system’s choice", "Built-in", "Headset (not connected)"],
  ],
  [
    "the remembered one once, found by its label",
    list,
    {},
    aDevice("old", headset.label),
    ["The system’s choice", "Built-in", "Headset"],
  ],
] as const)("a picker offers %s", (_case, microphone, system, remembered, labels) => {
  const devices = theDevices({ microphone, system });
  expect(deviceItems("microphone", devices, remembered, text).map(({ label }) => label)).toEqual(labels);
});

import { expect, test } from "vitest";
import type { Devices } from "../../../../src-media/devices/device.ts";
import {
  type ChosenDevices,
  follow,
  type Following,
  returnWithin,
  turnsOf,
} from "../../../../src-media/devices/follow.ts";
import { aDevice, theDevices } from "../../../support/devices.ts";

const headset = aDevice("h1", "Headset (0b0e:24c8)");
const builtIn = aDevice("b1", "Built-in");
const dock = aDevice("d1", "Dock");
const both = theDevices({ microphone: [builtIn, headset], system: { microphone: builtIn } });
const alone = theDevices({ microphone: [builtIn], system: { microphone: builtIn } });
const none: ChosenDevices = { camera: null, microphone: null, speaker: null };
const chosen: ChosenDevices = { ...none, microphone: headset };

/** One step after another; what each says of the microphone, and what is used in the end. */
function walk(steps: ReadonlyArray<{ devices: Devices; now?: number; chosen?: ChosenDevices; isInUse?: boolean }>) {
  let following: Following | undefined;
  const said: string[] = [];
  for (const { devices, now = 0, chosen: choice = chosen, isInUse = true } of steps) {
    const next = follow(following, { devices, chosen: choice, isInUse, now });
    if (following)
      for (const { kind, why, from, to } of turnsOf(following, next, devices))
        said.push(`${kind} ${why}: ${from?.label ?? "-"} > ${to?.label ?? "-"}`);
    following = next;
  }
  return { said, use: following?.microphone.use };
}

const lost = "microphone lost: Headset (0b0e:24c8) > Built-in";
const back = "microphone back: Built-in > Headset (0b0e:24c8)";

test.each([
  ["what was chosen and is there", [{ devices: both }], [], "chosen", headset],
  ["the system's where nothing was chosen", [{ devices: both, chosen: none }], [], "system", builtIn],
  ["the next best where the chosen one is not there", [{ devices: alone }], [], "stand-in", builtIn],
  ["nothing where none is there", [{ devices: theDevices({}) }], [], "none", undefined],
  ["lost: the next best, said", [{ devices: both }, { devices: alone }], [lost], "stand-in", builtIn],
  [
    "back in time: taken again, said",
    [{ devices: both }, { devices: alone, now: 1 }, { devices: both, now: 1 + returnWithin }],
    [lost, back],
    "chosen",
    headset,
  ],
  [
    "back under another id",
    [
      { devices: both },
      { devices: alone },
      { devices: { ...both, microphone: [builtIn, aDevice("h9", headset.label)] } },
    ],
    [lost, back],
    "chosen",
    aDevice("h9", headset.label),
  ],
  [
    "back too late in a call: offered, not taken",
    [
      { devices: both },
      { devices: alone, now: 1 },
      { devices: both, now: 2 + returnWithin },
      { devices: both, now: 3 + returnWithin },
    ],
    [lost, "microphone late: Headset (0b0e:24c8) > Built-in"],
    "stand-in",
    builtIn,
  ],
  [
    "back late and out of a call: taken",
    [{ devices: both }, { devices: alone, now: 1 }, { devices: both, now: 2 + returnWithin, isInUse: false }],
    [lost, back],
    "chosen",
    headset,
  ],
  [
    "the stand-in goes while the late one is offered: what is left is taken",
    [
      { devices: both },
      { devices: alone, now: 1 },
      { devices: both, now: 2 + returnWithin },
      { devices: theDevices({ microphone: [headset] }), now: 3 + returnWithin },
    ],
    [lost, "microphone late: Headset (0b0e:24c8) > Built-in", back],
    "chosen",
    headset,
  ],
  [
    "the system takes another one, and it is followed",
    [
      { devices: both, chosen: none },
      { devices: { ...both, system: { microphone: headset } }, chosen: none },
    ],
    ["microphone system: Built-in > Headset (0b0e:24c8)"],
    "system",
    headset,
  ],
  [
    "the system's own one is pulled out",
    [
      { devices: { ...both, system: { microphone: headset } }, chosen: none },
      { devices: alone, chosen: none },
    ],
    [lost],
    "system",
    builtIn,
  ],
  [
    "the last one is pulled out",
    [{ devices: theDevices({ microphone: [headset] }) }, { devices: theDevices({}) }],
    ["microphone lost: Headset (0b0e:24c8) > -"],
    "none",
    undefined,
  ],
  [
    "another choice of the person is not said: he made it",
    [{ devices: both }, { devices: both, chosen: { ...none, microphone: builtIn } }],
    [],
    "chosen",
    builtIn,
  ],
  [
    "a device that nobody uses comes and goes",
    [{ devices: both }, { devices: { ...both, microphone: [builtIn, headset, dock] } }, { devices: both }],
    [],
    "chosen",
    headset,
  ],
] as const)("%s", (_case, steps, said, reason, device) => {
  const walked = walk(steps);
  expect(walked.said).toEqual(said);
  expect(walked.use).toEqual({ reason, device });
});

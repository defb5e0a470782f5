import { expect, test } from "vitest";
import { adviceFor, isBluetooth, isWorn } from "../../../../src-media/devices/advice.ts";
import { silenceWatch } from "../../../../src-media/devices/silence.ts";
import { aDevice, theDevices } from "../../../support/devices.ts";

const budsMic = aDevice("m1", "Headset (Galaxy Buds Hands-Free AG Audio) (Bluetooth)", { group: "b" });
const budsEars = aDevice("s1", "Headphones (Galaxy Buds Stereo) (Bluetooth)", { group: "b" });
const laptopMic = aDevice("m2", "Microphone Array (Realtek(R) Audio)");
const laptopOut = aDevice("s2", "Speakers (Realtek(R) Audio)");
const usbMic = aDevice("m3", "Headset Microphone (Jabra) (0b0e:24c8)");
const usbEars = aDevice("s3", "Headset Earphone (Jabra) (0b0e:24c8)");
const all = theDevices({ microphone: [budsMic, laptopMic, usbMic], speaker: [budsEars, laptopOut, usbEars] });

test.each([
  ["one Bluetooth headset for both (000-76)", budsMic, budsEars, true, ["bluetooth"]],
  ["the laptop's own microphone with it", laptopMic, budsEars, true, []],
  ["a headset by wire", usbMic, usbEars, true, []],
  ["loudspeaker and microphone with the echo taken out", laptopMic, laptopOut, true, []],
  ["loudspeaker and microphone without (000-74)", laptopMic, laptopOut, false, ["echo-off"]],
  ["a headset without: nothing comes back", usbMic, usbEars, false, []],
  ["nobody says whether echo is taken out", laptopMic, laptopOut, undefined, []],
  ["nothing open", undefined, undefined, undefined, []],
] as const)("%s", (_case, microphone, speaker, echo, advice) => {
  expect(adviceFor({ microphone, speaker, echo }, all).map(({ is }) => is)).toEqual(advice);
});

test("the advice names the headset and the laptop's own microphone, where there is one", () => {
  const use = { microphone: budsMic, speaker: budsEars, echo: true };
  expect(adviceFor(use, all)).toEqual([{ is: "bluetooth", headset: budsMic.label, instead: laptopMic }]);
  const alone = theDevices({ microphone: [budsMic], speaker: [budsEars] });
  expect(adviceFor(use, alone)).toMatchObject([{ is: "bluetooth", instead: null }]);
});

test("the system's own speaker counts where none was chosen", () => {
  const devices = { ...all, system: { speaker: budsEars } };
  expect(adviceFor({ microphone: budsMic, speaker: undefined, echo: true }, devices)).toHaveLength(1);
});

test.each([
  ["AirPods Pro", true, true],
  ["Speakers (Realtek(R) Audio)", false, false],
  ["Headset Earphone (Jabra) (0b0e:24c8)", false, true],
  ["<img src=x onerror=1>", false, false],
] as const)("%s: Bluetooth %s, worn %s", (label, bluetooth, worn) => {
  expect([isBluetooth({ label }), isWorn({ label })]).toEqual([bluetooth, worn]);
});

test("all zero for two and a half seconds is silence; one sound, off or another device ends it", () => {
  const watch = silenceWatch();
  const read = (now: number, isZero = true, isOn = true) => watch.read({ now, isZero, isOn });
  expect([read(0), read(2_400), read(2_500), read(9_000)]).toEqual([false, false, true, true]);
  expect([read(9_100, false), read(9_200), read(11_600), read(11_700)]).toEqual([false, false, false, true]);
  expect([read(11_800, true, false), read(12_000), read(14_400), read(14_500)]).toEqual([false, false, false, true]);
  watch.reset();
  expect(read(14_600)).toBe(false);
});

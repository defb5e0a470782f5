import { expect, test } from "vitest";
import { deviceFacts, type UsedDevices } from "../../../../src-media/report/devices.ts";
import { anInfo } from "../../../support/devices.ts";

const chromium = "Mozilla/5.0 Chrome/140.0 Safari/537.36";
const firefox = "Mozilla/5.0 Gecko/20100101 Firefox/140.0";
const microphone = anInfo("audioinput", "m1", "Headset");
const speaker = anInfo("audiooutput", "default", "Speakers");

async function factsOf(list: ReturnType<typeof anInfo>[] | Error, userAgent = chromium) {
  const media = {
    enumerateDevices: () => (list instanceof Error ? Promise.reject(list) : Promise.resolve(list)),
  } as unknown as MediaDevices;
  const facts = deviceFacts(media, userAgent);
  await facts.refresh();
  return facts;
}

const aTrack = (label: string, deviceId: string, groupId = ""): MediaStreamTrack =>
  ({ label, getSettings: () => ({ deviceId, groupId }) }) as unknown as MediaStreamTrack;
const used = (part: Partial<UsedDevices>): UsedDevices => ({
  microphone: undefined,
  camera: undefined,
  speaker: undefined,
  chosenMicrophone: undefined,
  ...part,
});

test.each([
  ["there is one", [microphone, speaker], chromium, true],
  ["there is none", [microphone], chromium, false],
  ["before labels are told nothing is known", [anInfo("audioinput", "", "")], chromium, true],
  ["Firefox does not list them all", [microphone], firefox, true],
])("a loudspeaker is missed only when that is sure: %s", async (_name, list, userAgent, is) => {
  expect((await factsOf(list, userAgent)).hasSpeaker()).toBe(is);
});

test("a list that cannot be had leaves all unknown", async () => {
  const facts = await factsOf(new Error("no"));
  expect(facts.hasSpeaker()).toBe(true);
  expect(facts.of(used({ microphone: aTrack("", "m1") }))).toMatchObject({ microphone: null, speaker: null });
});

test.each([
  ["it is the chosen one", "m1", false],
  ["it is another", "m2", true],
  ["none was chosen", undefined, false],
  ["the system's own was chosen", "default", false],
])("another microphone than the chosen one is in use, or not: %s", async (_name, chosenMicrophone, is) => {
  const facts = await factsOf([microphone]);
  const of = facts.of(used({ microphone: aTrack("Headset", "m1"), chosenMicrophone }));
  expect(of).toMatchObject({ microphone: "Headset", notChosen: is });
});

test("one Bluetooth headset is both, by its group and its name", async () => {
  const both = anInfo("audiooutput", "default", "AirPods", "g");
  const facts = await factsOf([both]);
  expect(facts.of(used({ microphone: aTrack("AirPods", "m1", "g") })).oneBluetooth).toBe(true);
  expect(facts.of(used({ microphone: aTrack("AirPods", "m1", "other") })).oneBluetooth).toBe(false);
});

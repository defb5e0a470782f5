import { expect, test } from "vitest";
import { MediaReport } from "../../../../src-shared/media-report/model.ts";
import { reportFrom } from "../../../../src-media/report/report-from.ts";
import type { Snapshot } from "../../../../src-media/report/snapshot.ts";

const sound = {
  track: "a",
  energy: 1,
  duration: 10,
  packets: 500,
  lost: 0,
  samples: 480_000,
  concealed: 0,
  jitter: 0.01,
};
const picture = { track: "p", shown: 100, frozen: 0, width: 640, height: 360, packets: 900, lost: 10 };
const first: Snapshot = {
  at: 1_000,
  connection: "connected",
  hidden: false,
  kept: 100,
  expected: { sound: true, picture: true, share: false },
  output: "playing",
  sound,
  picture,
  share: null,
  microphone: { state: "on", why: null, muted: false, count: { track: "m", energy: 1, duration: 10 } },
  camera: { state: "on", why: null, muted: false, count: { track: "c", frames: 300, active: true } },
  screen: { state: "off", ended: false, count: null },
  sent: { 1: { packets: 100, lost: 0 }, 2: { packets: 50, lost: 0.5 } },
  network: { rtt: 41.6, up: 0, down: { line: 1_000 }, transport: "udp", limitedBy: "none" },
  devices: { microphone: "M", camera: "C", speaker: null, oneBluetooth: false, notChosen: false },
};
/** Two seconds later, all going on. */
const second: Snapshot = {
  ...first,
  at: 3_000,
  kept: 200,
  sound: { ...sound, energy: 1.5, duration: 12, packets: 600, samples: 576_000, concealed: 9_600 },
  picture: { ...picture, shown: 150, frozen: 600, packets: 980, lost: 30 },
  microphone: { ...first.microphone, count: { track: "m", energy: 1.02, duration: 12 } },
  camera: { ...first.camera, count: { track: "c", frames: 360, active: true } },
  sent: { 1: { packets: 400, lost: 0.2 }, 2: { packets: 50, lost: 0.5 } },
  network: { ...first.network, up: 250_000, down: { line: 126_000 } },
};
const after = (part: Partial<Snapshot>): MediaReport => reportFrom(first, { ...second, ...part });

test("a report is what happened between two snapshots", () => {
  const report = reportFrom(first, second);
  expect(MediaReport.parse(report)).toEqual(report);
  expect(report).toMatchObject({
    over: 2_000,
    page: { hidden: false, busy: 0.05 },
    sound: { expected: true, output: "playing", level: 0.5, concealed: 0.1, arriving: true },
    picture: { expected: true, fps: 25, frozen: 600, width: 640, height: 360 },
    share: { expected: false, fps: 0 },
    sending: {
      microphone: { state: "on", level: 0.1, silent: false },
      camera: { state: "on", fps: 30, frozen: false },
      share: { state: "off", fps: 0, ended: false },
    },
    network: { rtt: 42, jitter: 10, kbpsUp: 1_000, kbpsDown: 500, transport: "udp" },
  });
  // 20 of 200 packets came not: of pictures alone, no sound was lost.
  expect(report.network.lossDown).toBe(0.1);
  // Only what was sent meanwhile counts: the second stream rests, and its old loss is no news.
  expect(report.network.lossUp).toBe(0.2);
});

test.each<[string, Partial<Snapshot>, unknown]>([
  ["no line brings anything", { network: first.network }, { network: { kbpsDown: 0 } }],
  [
    "a line that was made meanwhile brings all it has",
    { network: { ...first.network, down: { line: 1_000, other: 250_000 } } },
    { network: { kbpsDown: 1_000 } },
  ],
  ["the page waited for its turns", { kept: 1_900 }, { page: { busy: 0.9 } }],
  ["no sound came", { sound }, { sound: { arriving: false, level: 0 } }],
  ["another track began", { sound: { ...sound, track: "b", packets: 9_000 } }, { sound: { arriving: false } }],
  [
    "the microphone gives zeros",
    { microphone: first.microphone },
    { sending: { microphone: { level: null, silent: false } } },
  ],
  [
    "the microphone runs and gives zeros",
    { microphone: { ...first.microphone, count: { track: "m", energy: 1, duration: 12 } } },
    { sending: { microphone: { level: 0, silent: true } } },
  ],
  [
    "the system muted it",
    { microphone: { ...second.microphone, muted: true } },
    { sending: { microphone: { silent: true } } },
  ],
  [
    "it is off by choice",
    { microphone: { ...first.microphone, state: "off" } },
    { sending: { microphone: { state: "off", level: null, silent: false } } },
  ],
  [
    "its level is not counted here",
    { microphone: { ...first.microphone, count: null } },
    { sending: { microphone: { level: null } } },
  ],
  ["the camera gives nothing", { camera: first.camera }, { sending: { camera: { fps: 0, frozen: true } } }],
  [
    "nobody looks, so the camera's frames are not counted",
    { camera: { ...first.camera, count: { track: "c", frames: 300, active: false } } },
    { sending: { camera: { frozen: false } } },
  ],
  [
    "no frame was shown",
    { picture: { ...picture, frozen: 2_000 } },
    { picture: { fps: 0, frozen: 2_000, width: 640 } },
  ],
  [
    "nothing is known of the line",
    { sound: null, picture: null, sent: {} },
    { network: { lossUp: null, lossDown: null, jitter: null } },
  ],
])("%s", (_name, part, report) => {
  expect(after(part)).toMatchObject(report as object);
});

test("what was switched on within this time is not silent and not frozen for what it gave before", () => {
  const muted: Snapshot = {
    ...first,
    microphone: { ...first.microphone, state: "off" },
    camera: { ...first.camera, state: "off" },
  };
  const on: Snapshot = {
    ...second,
    microphone: { ...first.microphone, count: { track: "m", energy: 1, duration: 12 } },
    camera: first.camera,
  };
  const sending = (before: Snapshot) => reportFrom(before, on).sending;
  expect(sending(first)).toMatchObject({ microphone: { silent: true }, camera: { frozen: true } });
  expect(sending(muted)).toMatchObject({ microphone: { silent: false }, camera: { frozen: false } });
  expect(sending({ ...first, at: 1_500 })).toMatchObject({ microphone: { silent: false }, camera: { frozen: false } });
});

test("a first look covers no time, and makes nothing up", () => {
  const report = reportFrom(first, first);
  expect(MediaReport.parse(report)).toEqual(report);
  expect(report).toMatchObject({
    over: 0,
    picture: { fps: 0 },
    sending: { microphone: { silent: false }, camera: { frozen: false } },
  });
});

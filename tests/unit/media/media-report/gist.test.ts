import { expect, test } from "vitest";
import { gistOf, isTrouble } from "../../../../src-media/report/gist.ts";
import { aReport, type ReportPart } from "../../../support/media-reports.ts";

test.each<[string, ReportPart]>([
  ["the sound switched off", { sound: { output: "off" } }],
  ["a page in the background", { page: { hidden: true } }],
  ["a page that is kept waiting", { page: { busy: 0.8 } }],
  ["much that is lost", { network: { lossUp: 0.2 } }],
  ["no picture", { picture: { fps: 0 } }],
  ["a silent microphone", { sending: { microphone: { silent: true } } }],
  ["a line that brings nothing", { network: { kbpsDown: 0 } }],
  ["another microphone", { devices: { microphone: "Other" } }],
])("told at once: %s", (_name, part) => {
  expect(gistOf(aReport(part))).not.toBe(gistOf(aReport()));
});

test.each<[string, ReportPart]>([
  ["loudness", { sound: { level: 0.5 } }],
  ["frames", { picture: { fps: 29 } }],
  ["a little loss", { network: { lossDown: 0.03, rtt: 60, kbpsDown: 800 } }],
])("no news: %s", (_name, part) => {
  expect(gistOf(aReport(part))).toBe(gistOf(aReport()));
});

test.each<[string, ReportPart, boolean]>([
  ["all is well", {}, false],
  ["nothing is heard", { sound: { arriving: false } }, true],
  ["the other side is muted", { sound: { expected: false, arriving: false } }, false],
  ["the picture stands", { picture: { fps: 0 } }, true],
  ["a page in the background shows none", { picture: { fps: 0 }, page: { hidden: true } }, false],
  ["much is lost", { network: { lossDown: 0.2 } }, true],
  ["the machine is busy", { page: { busy: 0.8 } }, true],
  ["the encoder is", { network: { limitedBy: "cpu" } }, true],
])("looked at again after a second, or not: %s", (_name, part, is) => {
  expect(isTrouble(aReport(part))).toBe(is);
});

import { expect, test } from "vitest";
import { ticksOf } from "../../../../src-shared/media-report/ticks.ts";
import { aReport, signsOf } from "../../../support/media-reports.ts";

type Case = Parameters<typeof signsOf>[0];
const shares: Case = {
  agent: { sending: { share: { state: "on", fps: 5 } } },
  visitor: { share: { expected: true, fps: 5, width: 1280, height: 720 } },
};

test.each<[string, Case, [string, string, string]]>([
  ["all is well", {}, ["yes", "yes", "off"]],
  ["a share is seen", shares, ["yes", "yes", "yes"]],
  ["a share that does not arrive", { ...shares, visitor: { share: { expected: true } } }, ["yes", "yes", "no"]],
  [
    "a share on which nothing moves",
    { agent: { sending: { share: { state: "on", fps: 0 } } }, visitor: { share: { expected: true, width: 1280 } } },
    ["yes", "yes", "yes"],
  ],
  ["sound off there", { visitor: { sound: { output: "off" } } }, ["no", "yes", "off"]],
  ["no loudspeaker there", { visitor: { sound: { output: "no-device" } } }, ["no", "yes", "off"]],
  ["a silent microphone here", { agent: { sending: { microphone: { silent: true } } } }, ["no", "yes", "off"]],
  ["nothing said", { visitor: { sound: { level: 0 } } }, ["yes", "yes", "off"]],
  ["muted by choice", { agent: { sending: { microphone: { state: "off" } } } }, ["off", "yes", "off"]],
  ["camera off by choice", { agent: { sending: { camera: { state: "off" } } } }, ["yes", "off", "off"]],
  ["a refused camera", { agent: { sending: { camera: { state: "failed" } } } }, ["yes", "no", "off"]],
  ["in the background", { visitor: { page: { hidden: true } } }, ["yes", "no", "off"]],
  ["a frozen camera", { agent: { sending: { camera: { frozen: true } } } }, ["yes", "no", "off"]],
  ["the line is broken", { visitor: { connection: "reconnecting" } }, ["no", "no", "off"]],
  ["still coming in", { visitor: { connection: "connecting" } }, ["unknown", "unknown", "off"]],
  ["old reports", { visitorSilent: 5_100 }, ["unknown", "unknown", "off"]],
  ["the agent's own are missing", { agent: null }, ["yes", "yes", "off"]],
  ["nobody reports", { visitor: null, agent: null }, ["unknown", "unknown", "unknown"]],
])("%s", (_name, signs, [hears, sees, seesShare]) => {
  expect(ticksOf(signsOf(signs), 0)).toEqual({ hears, sees, seesShare });
});

test("one report without a frame is no loss, two are; and nothing is missed that was only just begun", () => {
  const told = (at: number, fps: number, expected = true) => ({ at, report: aReport({ picture: { fps, expected } }) });
  const sees = (...visitor: Array<ReturnType<typeof told>>) => ticksOf({ ...signsOf({}), visitor }, 0).sees;
  expect(sees(told(-4_000, 20), told(-2_000, 20), told(0, 0))).toBe("yes");
  expect(sees(told(-4_000, 20), told(-2_000, 0), told(0, 0))).toBe("no");
  expect(sees(told(-2_000, 0, false), told(-800, 0), told(-200, 0))).toBe("unknown");
});

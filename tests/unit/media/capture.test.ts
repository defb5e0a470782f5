import { expect, test } from "vitest";
import { canShare, canShareSound, captureFailure, displayWish, surfaceOf } from "../../../src-media/share/capture.ts";

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

test.each([
  ["NotAllowedError", "Permission denied", null],
  ["AbortError", "", null],
  ["NotAllowedError", "Permission denied by system", "blocked"],
  ["NotAllowedError", "Access to display-capture is disallowed by permissions policy", "blocked"],
  ["NotFoundError", "", "missing"],
  ["NotReadableError", "Could not start video source", "in-use"],
  ["NotSupportedError", "", "unsupported"],
  ["TypeError", "", "failed"],
] as const)("%s (%s) of the picker is told as %s", (name, message, why) => {
  expect(captureFailure(named(name, message))).toBe(why);
});

test("a wish without sound asks for none; with sound, never for that of the call", () => {
  expect(displayWish({ sound: false })).toMatchObject({ audio: false, systemAudio: "exclude" });
  expect(displayWish({ sound: true })).toMatchObject({ audio: { restrictOwnAudio: true }, systemAudio: "include" });
  expect(displayWish({ sound: false })).toMatchObject({ selfBrowserSurface: "exclude", surfaceSwitching: "include" });
});

test.each([
  [{ restrictOwnAudio: true }, "Windows NT 10.0", true],
  [{ restrictOwnAudio: true }, "X11; Linux x86_64", false],
  [{}, "Windows NT 10.0", false],
] as const)("the tick for sound stands only where the call can be left out: %j on %s: %s", (known, agent, can) => {
  expect(canShareSound({ getSupportedConstraints: () => known as MediaTrackSupportedConstraints }, agent)).toBe(can);
});

test("phones cannot share; a label that is an id is no name", () => {
  expect([canShare(undefined), canShare({}), canShare({ getDisplayMedia: async () => ({}) as MediaStream })]).toEqual([
    false,
    false,
    true,
  ]);
  const track = (displaySurface: string, label: string) => ({ getSettings: () => ({ displaySurface }), label });
  expect(surfaceOf(track("monitor", "screen:0:0"))).toEqual({ surface: "screen", label: "" });
  expect(surfaceOf(track("browser", "web-contents-media-stream://6:8"))).toEqual({ surface: "tab", label: "" });
  expect(surfaceOf(track("window", "<b>Invoice</b>"))).toEqual({ surface: "window", label: "<b>Invoice</b>" });
  expect(surfaceOf(track("", ""))).toEqual({ surface: "unknown", label: "" });
});

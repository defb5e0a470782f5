import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Trouble, troubleOf } from "../../../../src-media/devices/failure.ts";
import { guidanceFor } from "../../../../src-media/devices/guidance.ts";
import { type Platform, platformOf } from "../../../../src-media/devices/platform.ts";

const chromeWindows =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const agents = {
  chromeWindows,
  edge: `${chromeWindows} Edg/140.0.0.0`,
  electron: chromeWindows.replace("Chrome/", "frontdesk/1.0.0 Chrome/").replace(" Safari", " Electron/44.0.0 Safari"),
  firefoxLinux: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  safariMac:
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
  chromeIos:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
  chromeAndroid:
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
  chromebook:
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
} as const;

const at = (userAgent: string, maxTouchPoints = 0, isApp = false): Platform =>
  platformOf({ userAgent, maxTouchPoints, isApp });

test.each([
  ["chromeWindows", 0, "windows", "chrome"],
  ["edge", 0, "windows", "edge"],
  ["electron", 0, "windows", "electron"],
  ["firefoxLinux", 0, "linux", "firefox"],
  ["safariMac", 0, "macos", "safari"],
  ["safariMac", 5, "ios", "safari"],
  ["chromeIos", 5, "ios", "chrome"],
  ["chromeAndroid", 5, "android", "chrome"],
  ["chromebook", 0, "chromeos", "chrome"],
] as const)("%s with %i points of touch is %s, %s", (agent, points, system, browser) => {
  expect(at(agents[agent], points)).toEqual({ system, browser, isApp: false });
});

const plain = { before: "prompt", isPassedOn: true } as const;
test.each([
  ["NotAllowedError", "Permission denied", plain, "refused"],
  ["NotAllowedError", "Permission denied", { ...plain, before: "denied" }, "blocked"],
  ["NotAllowedError", "Permission denied", { ...plain, before: "granted" }, "system"],
  ["NotAllowedError", "Permission denied by system", plain, "system"],
  ["NotAllowedError", "Permission dismissed", plain, "dismissed"],
  ["NotAllowedError", "Permission denied", { ...plain, isPassedOn: false }, "page"],
  ["NotAllowedError", "The request is not allowed by the user agent", { ...plain, before: "unknown" }, "refused"],
  ["SecurityError", "", plain, "page"],
  ["NotFoundError", "Requested device not found", plain, "missing"],
  ["NotReadableError", "Could not start video source", plain, "held"],
  ["OverconstrainedError", "", plain, "gone"],
  ["AbortError", "", plain, "other"],
  ["TypeError", "", plain, "other"],
] as const)("%s (%j) means", (name, message, circumstances, trouble) => {
  expect(troubleOf(Object.assign(new Error(message), { name }), circumstances)).toBe(trouble);
});

test.each(["a word", null, undefined, 7, {}])("a thrown %j is something else", (thrown) => {
  expect(troubleOf(thrown, plain)).toBe("other");
});

test.each([
  ["refused", at(agents.chromeWindows), ["chrome-sign", "chrome-allow", "again"]],
  ["blocked", at(agents.edge, 0, true), ["app-menu", "chrome-allow", "again"]],
  ["blocked", at(agents.firefoxLinux), ["firefox-sign", "firefox-clear", "again"]],
  ["blocked", at(agents.safariMac), ["safari-menu", "safari-allow", "again"]],
  ["blocked", at(agents.chromeIos, 5), ["ios-page", "ios-allow", "again"]],
  ["blocked", at(agents.chromeAndroid, 5), ["android-sign", "android-allow", "again"]],
  ["blocked", at(agents.electron), ["windows-privacy", "windows-allow", "security-program", "again"]],
  ["blocked", at(""), ["browser-settings", "again"]],
  ["dismissed", at(agents.chromeWindows), ["answer"]],
  ["system", at(agents.safariMac), ["mac-privacy", "mac-restart", "again"]],
  ["system", at(agents.firefoxLinux), ["linux-portal", "restart-browser", "again"]],
  ["system", at(agents.chromeIos, 5), ["ios-privacy", "again"]],
  ["system", at(agents.chromeAndroid, 5), ["android-privacy", "again"]],
  ["system", at(agents.chromebook), ["chromeos-privacy", "again"]],
  ["held", at(agents.chromeWindows), ["close-program", "restart-browser", "security-program", "again"]],
  ["held", at(agents.electron), ["close-program", "restart-desk", "security-program", "again"]],
  ["missing", at(agents.chromeWindows), ["connect", "other-port", "unhide", "again"]],
  ["missing", at(agents.chromeAndroid, 5), ["unhide", "again"]],
  ["gone", at(agents.chromeWindows), ["choose-other", "other-port", "again"]],
  ["page", at(agents.chromeWindows), ["page-owner"]],
  ["other", at(agents.chromeAndroid, 5), ["which-device", "close-program", "security-program", "again"]],
] as const)("%s: the way out at %o", (trouble, platform, steps) => {
  expect(guidanceFor(trouble, platform)).toEqual({ trouble, steps });
});

test("the desk has a sentence for every trouble and step, with no step that leads nowhere", () => {
  const file = readFileSync(new URL("../../../../assets/locales/en/desk.json", import.meta.url), "utf8");
  const texts = JSON.parse(file) as Record<string, string>;
  const troubles: Trouble[] = ["dismissed", "refused", "blocked", "system", "page", "held", "missing", "gone", "other"];
  for (const agent of Object.values(agents))
    for (const isApp of [false, true])
      for (const trouble of troubles) {
        const { steps } = guidanceFor(trouble, at(agent, 0, isApp));
        expect(texts[`devices.trouble.${trouble}`]).toBeDefined();
        expect(steps.length).toBeGreaterThan(0);
        for (const step of steps) expect(texts[`devices.step.${step}`], step).toBeDefined();
      }
});

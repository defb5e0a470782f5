import type { Session } from "electron";
import { expect, test } from "vitest";
import { guardPermissions, permits } from "../../../src-main/shell/electron/permissions.ts";

const own = "frontdesk://desk/";
const used = [
  "media",
  "display-capture",
  "speaker-selection",
  "fullscreen",
  "notifications",
  "clipboard-sanitized-write",
];
const unused = [
  "geolocation",
  "midi",
  "midiSysex",
  "pointerLock",
  "openExternal",
  "hid",
  "serial",
  "usb",
  "clipboard-read",
  "fileSystem",
  "idle-detection",
  "unknown",
  "keyboardLock",
];

test.each(used)("%s: for our own page only", (permission) => {
  const wish = { permission, url: own, isMainFrame: true };
  expect(permits(wish)).toBe(true);
  expect(permits({ ...wish, url: "frontdesk://desk/index.html?x#y" })).toBe(true);
  expect(permits({ ...wish, isMainFrame: false })).toBe(false);
  expect(permits({ ...wish, embeddedIn: "https://evil.example" })).toBe(false);
  for (const url of [
    undefined,
    "",
    "null",
    "about:blank",
    "https://desk/",
    "frontdesk://evil/",
    "frontdesk://desk.evil/",
    "frontdesk:desk",
    "file:///desk",
    "data:text/html,x",
  ])
    expect(permits({ ...wish, url })).toBe(false);
});

test.each(unused)("%s: for nobody", (permission) => {
  expect(permits({ permission, url: own, isMainFrame: true })).toBe(false);
});

test("requests, silent checks and devices all go through it", () => {
  const set: Partial<Record<string, (...given: unknown[]) => unknown>> = {};
  const keep = (name: string) => (handler: unknown) => (set[name] = handler as (...given: unknown[]) => unknown);
  guardPermissions({
    setPermissionRequestHandler: keep("request"),
    setPermissionCheckHandler: keep("check"),
    setDevicePermissionHandler: keep("device"),
    setUSBProtectedClassesHandler: keep("usb"),
  } as unknown as Session);

  const answers: unknown[] = [];
  const request = (permission: string, requestingUrl: string) =>
    set["request"]?.(null, permission, (answer: unknown) => answers.push(answer), { requestingUrl, isMainFrame: true });
  request("media", own);
  request("media", "https://evil.example/");
  request("geolocation", own);
  expect(answers).toEqual([true, false, false]);

  expect(set["check"]?.(null, "media", "frontdesk://desk", { isMainFrame: true })).toBe(true);
  expect(set["check"]?.(null, "media", "frontdesk://desk", { isMainFrame: false })).toBe(false);
  expect(set["check"]?.(null, "media", "", { isMainFrame: true })).toBe(false);
  expect(set["device"]?.({ deviceType: "hid", origin: own })).toBe(false);
  expect(set["usb"]?.({ protectedClasses: ["audio", "hid"] })).toEqual(["audio", "hid"]);
});

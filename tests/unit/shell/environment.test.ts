import { resolve } from "node:path";
import { expect, test } from "vitest";
import { deskEnvironment } from "../../../src-main/shell/environment.ts";

const FRONTDESK_HUB_URL = "http://127.0.0.1:7700/";

test("the address of the hub is enough", () => {
  expect(deskEnvironment({ FRONTDESK_HUB_URL, FRONTDESK_DESK_PORT: "", PATH: "/bin" })).toEqual({
    hubUrl: "http://127.0.0.1:7700",
    data: undefined,
    port: 0,
    open: false,
    windowFiles: resolve("out/renderer"),
    browser: null,
  });
});

test("everything can be set", () => {
  const environment = {
    FRONTDESK_HUB_URL: "https://hub.example",
    FRONTDESK_DESK_DATA: "kept/here",
    FRONTDESK_DESK_PORT: "7733",
    FRONTDESK_DESK_OPEN: "1",
    FRONTDESK_WINDOW_FILES: "built",
    FRONTDESK_CHROMIUM: "/usr/bin/chromium",
  };
  expect(deskEnvironment(environment)).toEqual({
    hubUrl: "https://hub.example",
    data: resolve("kept/here"),
    port: 7733,
    open: true,
    windowFiles: resolve("built"),
    browser: "/usr/bin/chromium",
  });
});

test.each([
  [{}, "FRONTDESK_HUB_URL is missing: the address of the hub, such as http://127.0.0.1:7700."],
  [{ FRONTDESK_HUB_URL: "hub" }, "FRONTDESK_HUB_URL must be an http or https address, such as http://127.0.0.1:7700."],
  [
    { FRONTDESK_HUB_URL: "file:///hub" },
    "FRONTDESK_HUB_URL must be an http or https address, such as http://127.0.0.1:7700.",
  ],
  [{ FRONTDESK_HUB_URL, FRONTDESK_DESK_PORT: "70000" }, "FRONTDESK_DESK_PORT must be a port from 0 (any) to 65535."],
  [{ FRONTDESK_HUB_URL, FRONTDESK_DESK_PORT: "-1" }, "FRONTDESK_DESK_PORT must be a port from 0 (any) to 65535."],
  [
    { FRONTDESK_HUB_URL, FRONTDESK_DESK_OPEN: "yes" },
    "FRONTDESK_DESK_OPEN must be 1 (open a browser) or 0 (print the address only).",
  ],
])("%j: %s", (environment, sentence) => {
  expect(() => deskEnvironment(environment)).toThrow(new Error(sentence));
});

import { defineConfig } from "@playwright/test";
import { mediaBrowser } from "./tests/support/switches.ts";

/** The same two browsers, for three kinds of work. */
const folders: Record<string, string> = { pictures: "tests/pictures", long: "tests/long" };
const asked = process.env["FRONTDESK_BROWSER_WORK"] ?? "";

/** They make no call and measure no time, so that two of them may run at once (`--project=chat --workers=2`). */
const chat = [
  "administration",
  "axe",
  "desk-requests",
  "door",
  "first-to-last",
  "hub-killed",
  "invite-expires",
  "long-message",
  "offers",
  "outside",
  "presence",
  "race",
  "sign-in",
  "untrusted-text",
  "video-invite",
  "waiting",
  "webkit",
  "what-if",
].map((name) => `**/${name}.test.ts`);

export default defineConfig({
  testDir: folders[asked] ?? "tests/browser",
  outputDir: "out/browser",
  // One pair of browsers and one server are what two cores carry.
  workers: 1,
  fullyParallel: false,
  ...(asked === "" && {
    projects: [
      { name: "chat", testMatch: chat },
      { name: "calls", testIgnore: chat },
    ],
  }),
  timeout: asked === "long" ? 900_000 : 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env["CI"]),
  reporter: [["list"], ["json", { outputFile: "out/results/playwright.json" }]],
  use: {
    launchOptions: mediaBrowser(),
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});

import { defineConfig } from "@playwright/test";

const root = process.getuid?.() === 0;
// Found or installed by scripts/provision; without it Playwright takes its own.
const chromium = process.env["FRONTDESK_CHROMIUM"];

/** Fake devices and a granted permission: for tests only. The fake microphone beeps, the fake camera moves. */
const switches = [
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
  "--allow-loopback-in-peer-connection",
  "--disable-features=WebRtcHideLocalIpsWithMdns",
  // Chromium's own sandbox does not run as root.
  ...(root ? ["--no-sandbox"] : []),
];

export default defineConfig({
  testDir: process.env["FRONTDESK_PICTURES"] ? "tests/pictures" : "tests/browser",
  outputDir: "out/browser",
  // One pair of browsers and one server are what two cores carry.
  workers: 1,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env["CI"]),
  reporter: [["list"], ["json", { outputFile: "out/results/playwright.json" }]],
  use: {
    launchOptions: { args: switches, ...(chromium ? { executablePath: chromium } : {}) },
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});

/** Fake devices and a granted permission: for tests only. The fake microphone beeps, the fake camera moves. */
export const mediaSwitches = [
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
  "--allow-loopback-in-peer-connection",
  "--disable-features=WebRtcHideLocalIpsWithMdns",
  // Chromium's own sandbox does not run as root.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** How to launch the browser that scripts/provision found or installed; without it Playwright takes its own. */
export function mediaBrowser(more: readonly string[] = []): { args: string[]; executablePath?: string } {
  const chromium = process.env["FRONTDESK_CHROMIUM"];
  return { args: [...mediaSwitches, ...more], ...(chromium ? { executablePath: chromium } : {}) };
}

/**
 * Switches of Chromium by which whoever writes the command line (a shortcut, a link of another program) would run a program
 * of his, open the desk to another, or take its walls away.
 */
const refused = [
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-debugging-address",
  "remote-allow-origins",
  "inspect",
  "inspect-brk",
  "inspect-port",
  "gpu-launcher",
  "renderer-cmd-prefix",
  "utility-cmd-prefix",
  "ppapi-plugin-launcher",
  "browser-subprocess-path",
  "no-sandbox",
  "no-zygote",
  "disable-gpu-sandbox",
  "disable-web-security",
  "disable-site-isolation-trials",
  "allow-running-insecure-content",
  "allow-file-access-from-files",
  "unsafely-treat-insecure-origin-as-secure",
  "ignore-certificate-errors",
  "ignore-certificate-errors-spki-list",
  "host-rules",
  "host-resolver-rules",
  "proxy-server",
  "proxy-pac-url",
  "load-extension",
  "user-data-dir",
  "js-flags",
  "auto-select-desktop-capture-source",
  "use-fake-ui-for-media-stream",
  "auto-accept-camera-and-microphone-capture",
] as const;

/** The part of Electron's command line that this needs. */
export interface CommandLine {
  hasSwitch(name: string): boolean;
  removeSwitch(name: string): void;
}

/**
 * Takes them away before the app is ready. Answers the names of those that were there, for the log: what was given with
 * them is nobody's to keep.
 */
export function dropSwitches(line: CommandLine): string[] {
  const found = refused.filter((name) => line.hasSwitch(name));
  for (const name of found) line.removeSwitch(name);
  return found;
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deskEnvironment } from "../../../src-main/shell/environment.ts";
import { dropSwitches } from "../../../src-main/shell/electron/switches.ts";

// Reliability §3 A3: neither a link nor an argument starts anything in the desk.

const root = join(import.meta.dirname, "../../..");

/** A command line as Chromium reads it: `--name=value`, up to `--`. */
function commandLine(args: readonly string[]) {
  const held = new Map(
    args
      .filter((arg) => arg.startsWith("--"))
      .map((arg) => arg.slice(2).split("=", 2) as [string, string?])
      .map(([name, value]) => [name.toLowerCase(), value ?? ""]),
  );
  return { held, hasSwitch: (name: string) => held.has(name), removeSwitch: (name: string) => void held.delete(name) };
}

const hostile = [
  "--inspect",
  "--inspect=0.0.0.0:9229",
  "--inspect-brk=9229",
  "--remote-debugging-port=9222",
  "--remote-debugging-pipe",
  "--remote-debugging-address=0.0.0.0",
  "--remote-allow-origins=*",
  "--gpu-launcher=calc.exe",
  "--GPU-launcher=cmd /c calc",
  '--gpu-launcher="powershell -enc AAAA"',
  "--renderer-cmd-prefix=/bin/sh -c 'touch /tmp/owned'",
  "--utility-cmd-prefix=xterm -e",
  "--browser-subprocess-path=\\\\evil.example\\share\\a.exe",
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu-sandbox",
  "--disable-web-security",
  "--allow-running-insecure-content",
  "--allow-file-access-from-files",
  "--ignore-certificate-errors",
  "--host-rules=MAP * evil.example",
  "--host-resolver-rules=MAP * 127.0.0.1",
  "--proxy-server=evil.example:8080",
  "--proxy-pac-url=http://evil.example/p.pac",
  "--load-extension=C:\\evil",
  "--user-data-dir=/tmp/evil",
  "--js-flags=--expose-gc\n--allow-natives-syntax",
  "--use-fake-ui-for-media-stream",
  "--auto-select-desktop-capture-source=Entire",
  `--unsafely-treat-insecure-origin-as-secure=${"a".repeat(65_536)}`,
];

test.each(hostile.map((arg) => [arg.slice(0, 60), arg]))("%s is taken off the command line", (_shown, arg) => {
  const line = commandLine(["desk", arg, "--lang=fi"]);
  const dropped = dropSwitches(line);
  expect([...line.held.keys()]).toEqual(["lang"]);
  // What the log gets is a name of our own list, never what somebody wrote.
  expect(dropped).toEqual([arg.slice(2).split("=")[0]!.toLowerCase()]);
});

const sources = ["src-main", "src-preload"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

test("the desk answers to no kind of link or file, and reads no argument, of its own start or of a second one", () => {
  const reads = /process\s*\.\s*argv|setAsDefaultProtocolClient|["'](?:open-url|open-file|continue-activity)["']/;
  expect(sources.length).toBeGreaterThan(40);
  expect(sources.filter((path) => reads.test(readFileSync(path, "utf8")))).toEqual([]);
  // The second start's arguments and folder are given to the listener: it takes neither.
  const seconds = sources.flatMap((path) => readFileSync(path, "utf8").match(/"second-instance",[^\n]*/g) ?? []);
  expect(seconds).toEqual(['"second-instance", () => bringUp(opened));']);
  const packed = readFileSync(join(root, "electron-builder.yml"), "utf8");
  expect(packed).not.toMatch(/^\s*(protocols|fileAssociations|mimeTypes)\s*:/m);
});

test.each([
  "javascript:alert(1)",
  "file:///etc/passwd",
  "\\\\evil.example\\share",
  "data:text/html,<script>alert(1)</script>",
  "ms-settings:privacy",
  "desk://hub.example",
  "--inspect",
  '" --inspect "',
  "http:",
  "\n",
])("%j is no address of a hub", (address) => {
  expect(() => deskEnvironment({ FRONTDESK_HUB_URL: address })).toThrow("FRONTDESK_HUB_URL");
});

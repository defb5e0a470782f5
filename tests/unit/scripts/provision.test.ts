import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { provisionChromium } from "../../../scripts/provision/chromium.ts";
import { provisionFirefox } from "../../../scripts/provision/firefox.ts";
import { hasDisplay } from "../../../scripts/provision/electron.ts";
import { whyTooOld } from "../../../scripts/provision/livekit-build.ts";
import { livekitVersion, provisionLivekit, whyUnfit } from "../../../scripts/provision/livekit.ts";
import { isRunning } from "../../support/processes.ts";

let folder = "";
let bin = "";
let env: NodeJS.ProcessEnv = {};
let said: string[] = [];
const say = (line: string): number => said.push(line);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-provision-"));
  bin = join(folder, "bin");
  mkdirSync(bin);
  // Only our own programs are found, and what a shell needs.
  env = { PATH: bin, XDG_CACHE_HOME: join(folder, "cache"), HOME: folder };
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, script: string): string {
  const path = join(bin, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o700);
  return path;
}

const cached = (): string => join(folder, "cache", "frontdesk", `livekit-server-${livekitVersion}`);
const goThatBuilds = `case "$1" in
version) echo "go version go1.26.8 linux/amd64" ;;
install) echo "$2 $CGO_ENABLED" > "$GOBIN/server"; /bin/chmod 700 "$GOBIN/server" ;;
esac`;

test("takes the LiveKit server that stands on the PATH", async () => {
  const path = program("livekit-server", "echo livekit-server version 1.13.5");
  const server = await provisionLivekit({ env, say });
  expect([server.command, server.args("/a.json")]).toEqual([path, ["--config", "/a.json"]]);
});

test("builds it once with Go, whole, into the cache", async () => {
  program("go", goThatBuilds);
  expect((await provisionLivekit({ env, say })).command).toBe(cached());
  expect(readFileSync(cached(), "utf8")).toBe(`github.com/livekit/livekit-server/cmd/server@v${livekitVersion} 0\n`);
  expect(readdirSync(join(folder, "cache", "frontdesk"))).toEqual([`livekit-server-${livekitVersion}`]);
  rmSync(join(bin, "go"));
  expect((await provisionLivekit({ env, say })).command).toBe(cached());
});

test("passes over a server that is too old, and says so", async () => {
  program("livekit-server", "echo livekit-server version 1.4.2");
  program("go", goThatBuilds);
  expect((await provisionLivekit({ env, say })).command).toBe(cached());
  expect(said.join()).toContain("it is version 1.4.2, and 1.13 or newer is needed.");
});

test("stopped in the middle of the build, it leaves nothing behind", async () => {
  const started = join(folder, "started");
  program(
    "go",
    // As Go does, it does not clear away its work when it is ended.
    `[ "$1" = version ] && echo go version go1.26.8 && exit\necho object > "\${GOTMPDIR:?}/object"\necho $$ > "${started}"\n/bin/sleep 60 & echo $! >> "${started}"; wait`,
  );
  const pids = (): number[] => readFileSync(started, "utf8").trim().split("\n").map(Number);
  const stopping = new AbortController();
  const building = provisionLivekit({ env, say, signal: stopping.signal });
  await vi.waitFor(() => expect(pids()).toHaveLength(2), { timeout: 5_000 });
  stopping.abort(new Error("stopped"));
  await expect(building).rejects.toThrow("stopped");
  expect(readdirSync(join(folder, "cache", "frontdesk"))).toEqual([]);
  await vi.waitFor(() => expect(pids().filter(isRunning)).toEqual([]), { timeout: 5_000 });
});

test("takes a container where Docker really runs", async () => {
  program("docker", "exit 0");
  const { command, args, container } = await provisionLivekit({ env, say });
  expect(command).toBe("docker");
  expect(args("/a.json")).toContain("/a.json:/livekit.json:ro");
  expect(args("/a.json")).toContain(container);
});

test.each([
  ["no Go", undefined, "Go is not installed, or not on the PATH."],
  ["an old Go", "echo go version go1.19.8 linux/amd64", "Go 1.19 is too old."],
  [
    "a Go that fails",
    'if [ "$1" = version ]; then echo go version go1.26.8; else echo "no such host" >&2; exit 1; fi',
    "go install ended with 1:\nno such host",
  ],
])("%s, no server and no container: one error that names the choices", async (_name, go, why) => {
  if (go !== undefined) program("go", go);
  program("docker", "exit 1");
  const failed = provisionLivekit({ env, say });
  await expect(failed).rejects.toThrow(why);
  await expect(failed).rejects.toThrow(/install Go 1\.26[^]*livekit-server 1\.13\.5 on the PATH[^]*start Docker/);
});

test.each([
  ["livekit-server version 1.13.5", undefined],
  ["livekit-server version 1.14.0", undefined],
  ["livekit-server version 1.12.9", "it is version 1.12.9, and 1.13 or newer is needed."],
  ["livekit-server version 2.0.0", "it is version 2.0.0, and 1.13 or newer is needed."],
  ["hello", "it does not say its version."],
])("a server that says %j", (output, why) => {
  expect(whyUnfit(output)).toBe(why);
});

test.each([
  ["go version go1.26.8 linux/amd64", undefined],
  ["go version go1.21 linux/amd64", undefined],
  ["go version go1.20.14 linux/amd64", "Go 1.20 is too old."],
  ["go version devel", "Go does not say its version."],
])("a Go that says %j", (output, why) => {
  expect(whyTooOld(output)).toBe(why);
});

test("takes the browser that stands on the PATH", async () => {
  const path = program("google-chrome", "exit 0");
  expect(await provisionChromium({ env, debianRoot: false })).toBe(path);
});

test("as root on Debian the package manager installs Chromium", async () => {
  program(
    "apt-get",
    `[ "$1" = install ] || exit 0\necho '#!/bin/sh' > ${bin}/chromium; /bin/chmod 700 ${bin}/chromium`,
  );
  expect(await provisionChromium({ env, debianRoot: true })).toBe(join(bin, "chromium"));
});

test("says what was tried when no browser can be had", async () => {
  program("apt-get", "echo 'E: Unable to locate package chromium' >&2; exit 100");
  program("playwright", "echo 'getaddrinfo ENOTFOUND' >&2; exit 1");
  env["PLAYWRIGHT_BROWSERS_PATH"] = folder;
  await expect(provisionChromium({ env, debianRoot: true })).rejects.toThrow(
    /Chromium is missing[^]*apt-get ended with 100:[^]*Unable to locate[^]*playwright install ended with 1:[^]*Install Chromium/,
  );
});

test("Firefox is found under either name, installed by root on Debian, and else said to be missing with the reason", async () => {
  await expect(provisionFirefox({ env, debianRoot: false })).rejects.toThrow(
    /Firefox is missing[^]*Only root on Debian[^]*firefox or firefox-esr stands on the PATH/,
  );
  program("apt-get", "echo 'E: Unable to locate package' >&2; exit 100");
  await expect(provisionFirefox({ env, debianRoot: true })).rejects.toThrow(
    /apt-get ended with 100:[^]*Unable to locate/,
  );
  program(
    "apt-get",
    `[ "$1" = install ] || exit 0\necho '#!/bin/sh' > ${bin}/firefox-esr; /bin/chmod 700 ${bin}/firefox-esr`,
  );
  expect(await provisionFirefox({ env, debianRoot: true })).toBe(join(bin, "firefox-esr"));
  rmSync(join(bin, "apt-get"));
  expect(await provisionFirefox({ env, debianRoot: true })).toBe(join(bin, "firefox-esr"));
});

test.each([
  ["linux", {}, false],
  ["linux", { DISPLAY: ":0" }, true],
  ["linux", { WAYLAND_DISPLAY: "wayland-0" }, true],
  ["darwin", {}, true],
] as const)("a display on %s with %j: %s", (platform, display, has) => {
  expect(hasDisplay(display, platform)).toBe(has);
});

import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Log } from "../shell.ts";

const onPath = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
  "chrome.exe",
  "msedge.exe",
];
const onMac = ["Google Chrome", "Chromium", "Microsoft Edge"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const onWindows = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

type Environment = Readonly<Record<string, string | undefined>>;

/** A Chromium, Chrome or Edge of this machine, or null. */
export function findBrowser(environment: Environment, platform = process.platform, runs = executable): string | null {
  const folders = (environment["PATH"] ?? environment["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = onPath.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (platform === "darwin") candidates.push(...onMac);
  if (platform === "win32") {
    const roots = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].map((name) => environment[name]);
    candidates.push(...onWindows.flatMap((file) => roots.flatMap((root) => (root ? [join(root, file)] : []))));
  }
  return candidates.find(runs) ?? null;
}

/** Whether a window can be shown at all. */
export function hasDisplay(environment: Environment, platform = process.platform): boolean {
  if (platform === "win32" || platform === "darwin") return true;
  return ["DISPLAY", "WAYLAND_DISPLAY"].some((name) => environment[name]);
}

export function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}

/** The switches of app mode: sound without a click, and a page that keeps its pace behind other windows. */
export function appMode(url: string, profile: string, isRoot: boolean): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    "--no-first-run",
    "--no-default-browser-check",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    ...(isRoot ? ["--no-sandbox"] : []),
  ];
}

export interface Browser {
  readonly ended: Promise<void>;
  /** Asks it to end, and ends it after three seconds. */
  close(): Promise<void>;
}

export function openBrowser(program: string, url: string, profile: string, log: Log): Browser {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) log.warn("The browser runs without its sandbox, because this is the root account. Use another account.");
  // A process group of its own: it ends with its own pid, whatever the terminal sends to ours.
  const child = spawn(program, appMode(url, profile, isRoot), {
    stdio: "ignore",
    detached: process.platform !== "win32",
  });
  const letGo = endWithUs(child, log);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      letGo();
      resolve();
    });
    child.once("error", (error) => {
      log.error(`The browser ${program} did not start.`, error);
      resolve();
    });
  });
  return {
    ended,
    async close() {
      end(child, "SIGTERM");
      const insist = setTimeout(() => end(child, "SIGKILL"), 3_000);
      await ended;
      clearTimeout(insist);
    },
  };
}

/**
 * A browser must not outlive a desk that was killed: the next desk's would only hand its address over to it, and end.
 * So somebody waits at a pipe that breaks with this process, and ends the browser's group then.
 */
function endWithUs({ pid }: ChildProcess, log: Log): () => void {
  if (process.platform === "win32" || pid === undefined) return () => {};
  const waiting = spawn("/bin/sh", ["-c", `read -r line; kill -s KILL -- -${pid}`], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  waiting.once("error", (error) => log.error("Nobody sees to it that the browser ends with the desk.", error));
  return () => void waiting.kill("SIGKILL");
}

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === "win32") child.kill(signal);
  else process.kill(-child.pid, signal);
}

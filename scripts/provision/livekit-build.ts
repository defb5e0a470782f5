import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { withProgress } from "../progress.ts";
import { lastLines, runCommand, type RunOptions } from "../run-command.ts";
import { which } from "./which.ts";

export type Built = { readonly ok: true } | { readonly ok: false; readonly why: string };

const oldestGo = [1, 21] as const;

/**
 * Builds the LiveKit server with Go into `target`. It appears there whole or not at all: it is built in a folder beside
 * it and renamed. Stopped in the middle, it leaves nothing behind.
 */
export async function buildLivekit(
  target: string,
  version: string,
  options: { env: NodeJS.ProcessEnv; signal?: AbortSignal },
): Promise<Built> {
  const { env } = options;
  const go = which(["go"], env);
  if (!go) return { ok: false, why: "Go is not installed, or not on the PATH." };
  const stopping: RunOptions = options.signal ? { signal: options.signal } : {};
  const tooOld = whyTooOld((await runCommand(go, ["version"], { env, within: 10_000, ...stopping })).output);
  if (tooOld) return { ok: false, why: tooOld };

  const cache = dirname(target);
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(cache, "building-"));
  try {
    const module = `github.com/livekit/livekit-server/cmd/server@v${version}`;
    const building = runCommand(go, ["install", module], {
      // Go leaves its work where it is when it is stopped: so it works in the folder that is removed.
      env: { ...env, CGO_ENABLED: "0", GOBIN: folder, GOTMPDIR: folder },
      cwd: folder,
      ...stopping,
    });
    const { code, output } = await withProgress(`Building the LiveKit server ${version}, once (about 90 s)`, building);
    if (code !== 0) return { ok: false, why: `go install ended with ${code}:\n${lastLines(output)}` };
    renameSync(join(folder, process.platform === "win32" ? "server.exe" : "server"), target);
    return { ok: true };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Why the Go that prints `output` for its version cannot build the server; undefined when it can. */
export function whyTooOld(output: string): string | undefined {
  const found = /go(\d+)\.(\d+)/.exec(output);
  if (!found) return "Go does not say its version.";
  const [major, minor] = [Number(found[1]), Number(found[2])];
  if (major > oldestGo[0] || minor >= oldestGo[1]) return undefined;
  return `Go ${major}.${minor} is too old.`;
}

import { homedir } from "node:os";
import { join } from "node:path";
import { PlainError } from "../plain-error.ts";
import { runCommand } from "../run-command.ts";
import { buildLivekit } from "./livekit-build.ts";
import { isProgram, which } from "./which.ts";

/** The one release that builds with `go install` alone and that we test with. */
export const livekitVersion = "1.13.5";

export interface LivekitServer {
  readonly command: string;
  /** The arguments that run it with the configuration file at this absolute path. */
  readonly args: (configuration: string) => string[];
  /** Where it came from, for people. */
  readonly from: string;
  /** The container to remove when its command was killed. */
  readonly container?: string;
}

export interface ProvisionOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  readonly say?: (line: string) => void;
}

/** The folder that keeps what was built once for all checkouts of this account. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "frontdesk");
}

/** Finds the LiveKit server, or builds it: PATH, cache, Go, container; else an error that names these choices. */
export async function provisionLivekit(options: ProvisionOptions = {}): Promise<LivekitServer> {
  const { env = process.env, say = console.log, signal } = options;
  const onPath = which(["livekit-server"], env);
  if (onPath) {
    const refused = whyUnfit(await versionOf(onPath, signal));
    if (!refused) return program(onPath);
    say(`${onPath} is not used: ${refused}`);
  }
  const cached = join(cacheFolder(env), `livekit-server-${livekitVersion}`);
  if (isProgram(cached)) return program(cached);

  const built = await buildLivekit(cached, livekitVersion, { env, ...(signal ? { signal } : {}) });
  if (built.ok) return program(cached);

  if (await dockerRuns(env, signal)) return inContainer();
  throw new PlainError(
    [
      `The LiveKit server is missing, and it could not be built: ${built.why}`,
      "One of these helps:",
      "  - install Go 1.26 or newer (1.21 or newer fetches what it needs), then start again: it builds the server once;",
      `  - put a livekit-server ${livekitVersion} on the PATH;`,
      "  - on Linux, start Docker.",
    ].join("\n"),
  );
}

async function versionOf(command: string, signal: AbortSignal | undefined): Promise<string> {
  const { output } = await runCommand(command, ["--version"], { within: 5_000, ...(signal ? { signal } : {}) });
  return output;
}

/** Why a server that prints `output` for its version is not used; undefined when it is. */
export function whyUnfit(output: string): string | undefined {
  const found = /(\d+)\.(\d+)\.(\d+)/.exec(output);
  if (!found) return "it does not say its version.";
  const [version, major, minor] = [found[0], Number(found[1]), Number(found[2])];
  if (major === 1 && minor >= 13) return undefined;
  return `it is version ${version}, and 1.13 or newer is needed.`;
}

async function dockerRuns(env: NodeJS.ProcessEnv, signal: AbortSignal | undefined): Promise<boolean> {
  const docker = which(["docker"], env);
  // Host networking, which the loopback addresses need, is Linux's alone.
  if (!docker || process.platform !== "linux") return false;
  const { code } = await runCommand(docker, ["info"], { env, within: 5_000, ...(signal ? { signal } : {}) });
  return code === 0;
}

function program(command: string): LivekitServer {
  return { command, args: (configuration) => ["--config", configuration], from: command };
}

function inContainer(): LivekitServer {
  const container = `frontdesk-livekit-${process.pid}`;
  const image = `livekit/livekit-server:v${livekitVersion}`;
  const inside = "/livekit.json";
  return {
    command: "docker",
    args: (configuration) =>
      ["run", "--rm", "--name", container, "--network", "host"].concat(
        ["--volume", `${configuration}:${inside}:ro`],
        [image, "--config", inside],
      ),
    from: `Docker image ${image}`,
    container,
  };
}

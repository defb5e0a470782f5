import { stripVTControlCharacters } from "node:util";
import { ended, endGroup, spawnGroup } from "./child-group.ts";

export interface Ran {
  /** The exit code; a text (a signal, ENOENT) when there is none. */
  readonly code: number | string;
  readonly output: string;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Ends the command and everything it started; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds after which the command is ended. */
  readonly within?: number;
}

const kept = 64 * 1024;

/** Runs a command to its end without a shell and without stdin; keeps the end of what it printed. */
export async function runCommand(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { signal, within, ...place } = options;
  signal?.throwIfAborted();
  const child = spawnGroup(command, args, place);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (output = (output + text).slice(-kept)));
  const closed = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    child.once("error", () => resolve());
  });
  let ending: Promise<void> | undefined;
  const end = (): void => {
    ending ??= endGroup(child);
  };
  signal?.addEventListener("abort", end, { once: true });
  const timer = within === undefined ? undefined : setTimeout(end, within);
  const code = await ended(child);
  clearTimeout(timer);
  signal?.removeEventListener("abort", end);
  await ending;
  signal?.throwIfAborted();
  await closed;
  return { code, output };
}

/** The last lines that a command printed, without colours, for an error's text. */
export function lastLines(output: string, count = 8): string {
  return stripVTControlCharacters(output).trimEnd().split("\n").slice(-count).join("\n");
}

import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";

const windows = process.platform === "win32";

const running = new Set<ChildProcess>();
// However this process ends, by an error of its own too, nothing that it started outlives it.
process.once("exit", () => {
  for (const child of running) signalGroup(child, "SIGKILL");
});

/** Starts a command in a process group of its own, so that Ctrl-C in the terminal reaches only whoever started it. */
export function spawnGroup(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options, detached: !windows });
  running.add(child);
  void ended(child).then(() => running.delete(child));
  return child;
}

/** Sends a signal to a child and everything it started. Says whether anything was still there. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
  if (child.pid === undefined) return false;
  if (windows) return child.kill(signal);
  try {
    process.kill(-child.pid, signal);
    return true;
  } catch (error) {
    // ESRCH: the group has ended by itself, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

/** Settles when the child has ended, or could not be started: its exit code, or the signal's name. */
export function ended(child: ChildProcess): Promise<number | string> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(child.signalCode);
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? signal ?? 1));
    child.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

const grace = 3_000;
const betweenAsks = 150;

/**
 * Ends a child and everything it started: SIGTERM (`asks` times: LiveKit drains its calls on the first and goes on the
 * second), then SIGKILL after three seconds. Resolves when the child is gone.
 */
export async function endGroup(child: ChildProcess, asks = 1): Promise<void> {
  const gone = ended(child);
  signalGroup(child, "SIGTERM");
  // Two signals at once would arrive as one: a signal that waits is not counted.
  const again = Array.from({ length: asks - 1 }, (_, index) =>
    setTimeout(() => signalGroup(child, "SIGTERM"), betweenAsks * (index + 1)),
  );
  const kill = setTimeout(() => signalGroup(child, "SIGKILL"), grace);
  await gone;
  for (const timer of [...again, kill]) clearTimeout(timer);
  // The leader is gone; whoever it left behind in its group goes too.
  signalGroup(child, "SIGKILL");
}

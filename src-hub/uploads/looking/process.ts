import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { join } from "node:path";
import * as z from "zod";
import type { Looked, LookJob, LookRefusal } from "./job.ts";

/** Milliseconds that one file may take, and seconds of a processor. */
const longest = 30_000;
const processorSeconds = 20;
/** Of everything that it allocates: Node reserves some 400 MB and uses little; the largest picture takes 500 to turn. */
const mostKilobytes = 1_200_000;
const mostHeapMegabytes = 128;
/** Blocks of 512 bytes that a file it writes may have: 200 MB. */
const mostBlocks = 400_000;
/** What it says is a line. */
const mostSaid = 10_000;

const ours = { program: join(import.meta.dirname, "child.ts"), within: longest };

const Said = z.union([
  z.object({
    ok: z.literal(true),
    made: z.object({ file: z.boolean(), preview: z.boolean() }),
    size: z.int(),
    width: z.int().nullable(),
    height: z.int().nullable(),
  }),
  z.object({ ok: z.literal(false), why: z.string() }),
]);

/** How it ended other than by a word: too long, too much memory, or a fault of its own. */
export class LookFailed extends Error {
  override readonly name = "LookFailed";
}

export interface Looking {
  look(job: LookJob): Promise<Looked>;
  /** Ends what runs. */
  stop(): void;
}

/**
 * Looks at each file in a process of its own, so that whatever is in it ends with that process: without this one's
 * environment, with bounds on memory, time and files, and allowed to write in `folder` alone. Rejects with LookFailed.
 */
export function processLooking(
  folder: string,
  { program, within }: { readonly program: string; readonly within: number } = ours,
): Looking {
  const running = new Set<ChildProcess>();
  return {
    look: (job) =>
      new Promise((resolve, reject) => {
        const child = begin(folder, program);
        running.add(child);
        let said = "";
        let faults = "";
        const timer = setTimeout(() => child.kill("SIGKILL"), within);
        child.stdout!.on("data", (data: Buffer) => {
          said += data.toString();
          if (said.length > mostSaid) child.kill("SIGKILL");
        });
        child.stderr!.on("data", (data: Buffer) => (faults = (faults + data.toString()).slice(-mostSaid)));
        // It may have ended before it read its job; how it ended is said below.
        child.stdin!.on("error", () => undefined);
        child.stdin!.end(JSON.stringify(job));
        child.once("error", reject);
        child.once("close", (code, signal) => {
          clearTimeout(timer);
          running.delete(child);
          const word = code === 0 ? Said.safeParse(parsed(said)) : undefined;
          if (word?.success) return resolve(word.data as Looked & { why: LookRefusal });
          reject(new LookFailed(`looking ended with ${signal ?? code}: ${faults.trim().split("\n").at(-1) ?? ""}`));
        });
      }),
    stop() {
      for (const child of running) child.kill("SIGKILL");
    },
  };
}

function begin(folder: string, program: string): ChildProcess {
  const args = [
    `--max-old-space-size=${mostHeapMegabytes}`,
    "--permission",
    "--allow-addons",
    "--allow-fs-read=*",
    `--allow-fs-write=${folder}`,
    "--disable-warning=SecurityWarning",
    program,
  ];
  const options: SpawnOptions = { env: {}, stdio: "pipe", windowsHide: true };
  if (process.platform === "win32") return spawn(process.execPath, args, options);
  const limits = `umask 077; ulimit -d ${mostKilobytes}; ulimit -t ${processorSeconds}; ulimit -f ${mostBlocks}; ulimit -c 0; exec "$0" "$@"`;
  return spawn("/bin/sh", ["-c", limits, process.execPath, ...args], options);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Brings the write-ahead log into the file from time to time. */
export interface Checkpoints {
  /** Told of each commit with how many works were in it. */
  committed(works: number): void;
  stop(): Promise<void>;
}

/** After so many works: some 4 MB of log. */
const worksBetween = 400;
/** Pages after which the writing connection does it by itself, if the thread beside it never catches up: 64 MB. */
export const pagesAtMost = 16_000;

/**
 * SQLite's own checkpoint runs inside a commit: it copies a thousand pages and syncs twice, and everybody waits for some
 * milliseconds. Here it runs in a thread of its own, which keeps nobody from writing (`PASSIVE`).
 */
export function checkpointsBeside(file: string, failed: (error: unknown) => void): Checkpoints {
  const worker = new Worker(new URL("./checkpoint-worker.ts", import.meta.url), { workerData: file });
  worker.unref();
  worker.on("error", failed);
  let works = 0;
  let busy = false;
  worker.on("message", () => (busy = false));
  return {
    committed(more) {
      works += more;
      if (busy || works < worksBetween) return;
      works = 0;
      busy = true;
      worker.postMessage("checkpoint");
    },
    async stop() {
      worker.removeListener("error", failed);
      // Unless it counts now, a process with nothing else to do would end before it.
      worker.ref();
      const gone = once(worker, "exit");
      worker.postMessage("stop");
      await gone;
    },
  };
}

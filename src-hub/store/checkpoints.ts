import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Brings the write-ahead log into the file from time to time. */
export interface Checkpoints {
  /** Told of each commit with how many works were in it. */
  committed(works: number): void;
  /** See `scrubbed`. */
  scrub(): Promise<boolean>;
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
  const scrubs: Array<(done: boolean) => void> = [];
  worker.on("message", (word: "done" | { scrubbed: boolean }) => {
    if (word === "done") return void (busy = false);
    for (const scrub of scrubs.splice(0)) scrub(word.scrubbed);
  });
  worker.on("exit", () => {
    for (const scrub of scrubs.splice(0)) scrub(false);
  });
  return {
    committed(more) {
      works += more;
      if (busy || works < worksBetween) return;
      works = 0;
      busy = true;
      worker.postMessage("checkpoint");
    },
    scrub: () =>
      new Promise((resolve) => {
        scrubs.push(resolve);
        worker.postMessage("scrub");
      }),
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

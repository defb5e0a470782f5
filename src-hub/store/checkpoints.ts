import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Brings the write-ahead log into the file from time to time. */
export interface Checkpoints {
  /** Told of each commit with how many works were in it. */
  committed(works: number): void;
  /** What the next commit waits for, if anything: see `longLog`. */
  held(): Promise<void> | undefined;
  /** See `scrubbed`. */
  scrub(): Promise<boolean>;
  stop(): Promise<void>;
}

/** After so many works: some 4 MB of log. */
const worksBetween = 400;
/**
 * The log begins anew only when all of it is in the file at a commit's beginning. Under steady load there is always a
 * commit more than the pass has seen, and the log grows. With so many pages, 48 MB, commits are held for one more pass right
 * behind the last, which has little left to do: some milliseconds, in which works gather for the next commit.
 */
const longLog = 12_000;
/** So few works behind a pass are brought into the file in a moment; so many passes it is tried to get there. */
const fewWorks = 30;
const mostPasses = 3;
/** Pages after which the writing connection does it by itself, if the thread beside it never catches up: 256 MB. */
export const pagesAtMost = 64_000;

/**
 * SQLite's own checkpoint runs inside a commit: it copies a thousand pages and syncs twice, and everybody waits for some
 * milliseconds. Here it runs in a thread of its own, which keeps nobody from writing (`PASSIVE`).
 */
export function checkpointsBeside(file: string, failed: (error: unknown) => void, longest = longLog): Checkpoints {
  const worker = new Worker(new URL("./checkpoint-worker.ts", import.meta.url), { workerData: file });
  worker.unref();
  worker.on("error", failed);
  let works = 0;
  let busy = false;
  let passes = 0;
  let isStopping = false;
  let hold: { readonly over: Promise<void>; end(): void } | undefined;
  const scrubs: Array<(done: boolean) => void> = [];

  function pass(): void {
    busy = true;
    worker.postMessage("checkpoint");
  }

  function letGo(): void {
    hold?.end();
    hold = undefined;
    worker.unref();
  }

  function passed(pages: number): void {
    busy = false;
    if (hold || isStopping) return letGo();
    if (pages < longest) return void (passes = 0);
    // What came while it ran is looked after first, while nobody waits.
    if (works > fewWorks && passes++ < mostPasses) {
      works = 0;
      return pass();
    }
    passes = 0;
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    hold = { over, end };
    // Somebody waits for it now.
    worker.ref();
    pass();
  }

  worker.on("message", (word: { pages: number } | { scrubbed: boolean }) => {
    if ("pages" in word) return passed(word.pages);
    for (const scrub of scrubs.splice(0)) scrub(word.scrubbed);
  });
  worker.on("exit", () => {
    letGo();
    for (const scrub of scrubs.splice(0)) scrub(false);
  });
  return {
    committed(more) {
      works += more;
      if (busy || isStopping || works < worksBetween) return;
      works = 0;
      pass();
    },
    held: () => hold?.over,
    scrub: () =>
      new Promise((resolve) => {
        scrubs.push(resolve);
        worker.postMessage("scrub");
      }),
    async stop() {
      isStopping = true;
      worker.removeListener("error", failed);
      // Unless it counts now, a process with nothing else to do would end before it.
      worker.ref();
      const gone = once(worker, "exit");
      worker.postMessage("stop");
      await gone;
    },
  };
}

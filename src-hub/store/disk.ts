import { fdatasync, openSync, closeSync } from "node:fs";
import { type FaultError, refuse } from "../../src-shared/rpc/fault.ts";

/** Brings a file's data to the disk and calls back; `fs.fdatasync` but in tests. */
export type Sync = (file: number, done: (error: Error | null) => void) => void;

/** What has been committed, and what of it is on the disk. */
export interface Disk {
  /** `done` is called when all that is committed by now is on the disk, in the order of the calls; `failed` when it never will be. */
  after(done: () => void, failed: (error: unknown) => void): void;
  /** Resolves when all that is committed by now, and can be read, is on the disk. */
  durable(): Promise<void>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

interface Waiter {
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The fsync of the write-ahead log, beside the thread that commits: SQLite commits with `synchronous = NORMAL`, which
 * writes the frames of a transaction into the log and leaves their fsync to us. What `FULL` does inside each commit, while
 * nothing else can run, happens here for all commits since the last one: a commit counts (is answered, told, shown to who
 * asks) only after a sync that began when its frames were written. The order of SQLite's own syncs at a checkpoint is
 * that of NORMAL (sqlite.org/pragma.html#pragma_synchronous), so the file is never torn.
 *
 * `file`: the log's path; it exists from the first commit on, and as long as a connection is open it is the same file.
 * After a failed sync nobody knows what is on the disk: everything from then on is refused, and `broken` is called once.
 */
export function diskOf(file: string, broken: (error: unknown) => void, sync: Sync = fdatasync): Disk {
  let opened: number | undefined;
  let waiting: Waiter[] = [];
  let running = false;
  let defect: FaultError | undefined;

  function run(): void {
    // Not "r": Windows syncs only what may be written.
    opened ??= openSync(file, "r+");
    running = true;
    const covered = waiting;
    waiting = [];
    sync(opened, (error) => {
      running = false;
      if (error) {
        broken((defect = refuse("unavailable", "disk-failed", undefined, error)));
        for (const { failed } of [...covered, ...waiting.splice(0)]) failed(defect);
        return;
      }
      for (const { done } of covered) done();
      if (waiting.length > 0) run();
    });
  }

  function after(done: () => void, failed: (error: unknown) => void): void {
    if (defect !== undefined) return failed(defect);
    waiting.push({ done, failed });
    if (!running) run();
  }

  const all = (): Promise<void> => new Promise((resolve, reject) => after(resolve, reject));
  return {
    after,
    durable: async () => (running ? all() : undefined),
    async close() {
      // A failure was told to those whose work it was.
      if (running) await all().catch(() => {});
      if (opened !== undefined) closeSync(opened);
    },
  };
}

import { Worker } from "node:worker_threads";
import { FaultError, refuse } from "../../../src-shared/rpc/fault.ts";
import type { Machine } from "../../../src-shared/rpc/machine.ts";
import type { ReplayAnswer, ReplayJob } from "./jobs.ts";
import type { ReplayWorkerData, ReplayWorkerWord } from "./worker.ts";

/** Runs days again, beside the hub. */
export interface Replays {
  /**
   * Refuses `busy` while another runs, `unavailable` for what takes too long, `gone` for what was stopped or a day without
   * rows, `full` for one with too many, `invalid` for what the day does not understand.
   */
  run<Job extends ReplayJob>(by: string, job: Job): Promise<ReplayAnswer<Job>>;
  /** Ends what this asker has running. */
  stop(by: string): void;
  /** The hub ends. */
  close(): void;
}

export interface ReplayBounds {
  readonly mostRows: number;
  /** Milliseconds. */
  readonly within: number;
  /** Megabytes of the worker's own memory. */
  readonly memory: number;
}

const bounds: ReplayBounds = { mostRows: 1_000_000, within: 60_000, memory: 1_500 };

/** One job on its thread. `end` refuses it; its answer comes when the thread is gone. */
interface Running {
  readonly by: string;
  readonly answer: Promise<unknown>;
  end(error: FaultError): void;
}

/**
 * On this database, in a worker thread that ends with its job. One day at a time; the list of days is short work, beside
 * it, and one look at it serves everybody who asks meanwhile.
 */
export function workerReplays(file: string, machine: Machine, over: Partial<ReplayBounds> = {}): Replays {
  const limits = { ...bounds, ...over };
  const running: Record<"days" | "day", Running | null> = { days: null, day: null };

  async function run(by: string, job: ReplayJob): Promise<unknown> {
    const lane = job.do === "days" ? "days" : "day";
    const other = running[lane];
    if (other && lane === "days") return other.answer;
    if (other) throw refuse("busy", other.by === by ? "replay-yours-runs" : "replay-runs", { retryAfter: 5_000 });
    const mine = inWorker(by, { file, job, mostRows: limits.mostRows, now: machine.now() }, machine, limits);
    running[lane] = mine;
    try {
      return await mine.answer;
    } finally {
      running[lane] = null;
    }
  }

  return {
    // What a job answers with is in its type; the worker is the same program.
    run: async <Job extends ReplayJob>(by: string, job: Job) => (await run(by, job)) as ReplayAnswer<Job>,
    stop(by) {
      if (running.day?.by === by) running.day.end(refuse("gone", "replay-stopped"));
    },
    close() {
      for (const one of [running.days, running.day]) one?.end(refuse("unavailable", "replay-hub-stops"));
    },
  };
}

function inWorker(by: string, workerData: ReplayWorkerData, machine: Machine, limits: ReplayBounds): Running {
  const worker = new Worker(new URL("worker.ts", import.meta.url), {
    workerData,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.memory },
  });
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  let isOver = false;

  /** Settles when the thread is gone, so that there are never two. */
  function settle(how: () => void): void {
    if (isOver) return;
    isOver = true;
    stopWaiting();
    worker.terminate().then(how, reject);
  }
  const end = (error: unknown): void => settle(() => reject(error));
  const stopWaiting = machine.after(limits.within, () =>
    end(refuse("unavailable", "replay-too-long", { values: { limit: Math.round(limits.within / 1000) } })),
  );
  worker.once("message", (word: ReplayWorkerWord) => {
    if ("fault" in word) end(new FaultError(word.fault));
    else settle(() => resolve(word.value));
  });
  worker.once("error", (error) => end(isOutOfMemory(error) ? refuse("full", "replay-too-big", {}, error) : error));
  worker.once("exit", () => end(new Error(`The worker of a replay ended without a word: ${workerData.job.do}.`)));
  return { by, answer: promise, end };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

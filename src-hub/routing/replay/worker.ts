import { parentPort, workerData } from "node:worker_threads";
import { type Fault, FaultError } from "../../../src-shared/rpc/fault.ts";
import { withReader } from "../../store/open-reader.ts";
import { type ReplayJob, replayWork } from "./jobs.ts";

export interface ReplayWorkerData {
  readonly file: string;
  readonly job: ReplayJob;
  readonly mostRows: number;
  readonly now: number;
}

/** What the worker says before it ends; without it, it has failed. */
export type ReplayWorkerWord = { readonly value: unknown } | { readonly fault: Fault };

// One job, on a thread and a read-only connection of its own: nothing of the hub waits for it.
const { file, job, ...bounds } = workerData as ReplayWorkerData;

async function word(): Promise<ReplayWorkerWord> {
  try {
    return { value: await withReader(file, (db) => replayWork(db, job, bounds)) };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return { fault: error.fault };
  }
}

parentPort!.postMessage(await word());

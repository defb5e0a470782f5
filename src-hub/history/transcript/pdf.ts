import { Worker } from "node:worker_threads";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import type { MakePdf } from "./files.ts";

/** Milliseconds that a transcript may take on paper. */
const within = 30_000;

/** Each in a thread of its own, one after the other: a long conversation takes a second of a processor. */
export function pdfInThread(): MakePdf {
  let last: Promise<unknown> = Promise.resolve();
  return (transcript) => {
    const mine = last.then(() => made(transcript));
    last = mine.catch(() => {});
    return mine;
  };
}

function made(transcript: Parameters<MakePdf>[0]): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const worker = new Worker(new URL("pdf-worker.ts", import.meta.url), {
    workerData: transcript,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 400 },
  });
  const timer = setTimeout(() => void worker.terminate(), within);
  worker.once("message", resolve);
  worker.once("error", (error) => reject(refuse("unavailable", "transcript-failed", {}, error)));
  worker.once("exit", () => {
    clearTimeout(timer);
    reject(refuse("unavailable", "transcript-failed"));
  });
  return promise;
}

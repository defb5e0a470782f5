import { parentPort, workerData } from "node:worker_threads";
import { asPdf } from "./as-pdf.ts";
import type { Transcript } from "./model.ts";

parentPort!.postMessage(await asPdf(workerData as Transcript));

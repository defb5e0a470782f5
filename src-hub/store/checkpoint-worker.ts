import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { scrubbed } from "./scrubbed.ts";

// See checkpoints.ts. A connection of its own on the hub's database; told when to work, and when to end.
const raw = new Database(workerData as string);
raw.pragma("synchronous = NORMAL");
raw.pragma("wal_autocheckpoint = 0");
parentPort!.on("message", (wish: "checkpoint" | "scrub" | "stop") => {
  if (wish === "stop") {
    raw.close();
    parentPort!.close();
    return;
  }
  if (wish === "scrub") return parentPort!.postMessage({ scrubbed: scrubbed(workerData as string) });
  const [passed] = raw.pragma("wal_checkpoint(PASSIVE)") as Array<{ log: number }>;
  parentPort!.postMessage({ pages: passed?.log ?? 0 });
});

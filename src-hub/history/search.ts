import { Worker } from "node:worker_threads";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { openReader } from "../store/open-reader.ts";
import { openIndex } from "../store/search/index-file.ts";
import { find, type SearchAsked, type SearchFound } from "./find.ts";
import { beginReading, catchUp } from "./indexing.ts";
import { indexFile, type SearchAnswer, type SearchPlace } from "./search-place.ts";

/**
 * Full-text search over everything that the hub has. On SQLite it is an index file beside the database, made from its
 * event rows by a reader of its own; on PostgreSQL the same function would ask the database itself.
 */
export interface Search {
  find(asked: SearchAsked): Promise<SearchFound>;
  close(): Promise<void>;
}

/** In this thread, brought up to date by each search: for tests and scripts. */
export function searchHere({ file, epoch }: SearchPlace, within = 60_000): Search {
  const reader = openReader(file);
  const index = openIndex(indexFile(file), epoch);
  beginReading(index);
  return {
    async find(asked) {
      const isComplete = await catchUp(reader.db, index, within, () => performance.now());
      return { ...(await find(reader.db, index, asked)), isComplete };
    },
    async close() {
      index.close();
      await reader.close();
    },
  };
}

/** In a thread of its own: neither keeping the index nor searching takes a moment from the chats. */
export function workerSearch(place: SearchPlace, failed: (error: unknown) => void): Search {
  const waiting = new Map<number, { resolve(found: SearchFound): void; reject(error: unknown): void }>();
  let count = 0;
  let worker: Worker | undefined;
  let isClosed = false;

  function started(): Worker {
    const made = new Worker(new URL("search-worker.ts", import.meta.url), {
      workerData: place,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 300 },
    });
    made.on("message", ({ id, found }: SearchAnswer) => {
      if (found) waiting.get(id)?.resolve(found);
      else waiting.get(id)?.reject(refuse("unavailable", "search-failed"));
      waiting.delete(id);
    });
    made.on("error", failed);
    made.once("exit", () => {
      // The next search starts another one; who waits is told.
      if (worker === made) worker = undefined;
      for (const one of waiting.values()) one.reject(refuse("unavailable", "search-failed"));
      waiting.clear();
    });
    return made;
  }

  worker = started();
  return {
    find(asked) {
      if (isClosed) return Promise.reject(refuse("unavailable", "search-failed"));
      worker ??= started();
      const id = ++count;
      const { promise, resolve, reject } = Promise.withResolvers<SearchFound>();
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, asked });
      return promise;
    },
    async close() {
      isClosed = true;
      const ended = worker && new Promise((resolve) => worker?.once("exit", resolve));
      worker?.postMessage("close");
      await ended;
    },
  };
}

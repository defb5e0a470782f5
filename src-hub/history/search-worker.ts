import { constants, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { openReader } from "../store/open-reader.ts";
import { openIndex } from "../store/search/index-file.ts";
import { find, type SearchAsked } from "./find.ts";
import { beginReading, catchUp } from "./indexing.ts";
import { indexFile, type SearchAnswer, type SearchPlace, type SearchWord } from "./search-place.ts";

/** How long a search waits for the index to come up to the newest message, milliseconds. */
const waitsFor = 60;
/** A turn of reading what is new takes no longer than this, so that a search that comes meanwhile waits no longer. */
const turnTakes = 40;
const restFor = 400;
const tidyEvery = 60_000;

const place = workerData as SearchPlace;
const port = parentPort!;
const reader = openReader(place.file);
const index = openIndex(indexFile(place.file), place.epoch);
beginReading(index);
// Whoever waits for a message goes first. On Linux this is said of the thread alone, elsewhere of the whole process.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const now = () => performance.now();

let isClosing = false;
let tidiedAt = now();
let isTidying = false;
// One thing at a time: a search and a turn of reading never meet between two parts of either.
let last: Promise<unknown> = Promise.resolve();
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const mine = last.then(work);
  last = mine.catch(() => {});
  return mine;
};

async function answer(id: number, asked: SearchAsked): Promise<void> {
  try {
    const isComplete = await catchUp(reader.db, index, waitsFor, now);
    port.postMessage({ id, found: { ...(await find(reader.db, index, asked)), isComplete } } satisfies SearchAnswer);
  } catch (error) {
    port.postMessage({ id } satisfies SearchAnswer);
    throw error;
  }
}

port.on("message", (word: SearchWord) => {
  if (word === "close") return void inTurn(close);
  void inTurn(() => answer(word.id, word.asked));
});

async function close(): Promise<void> {
  isClosing = true;
  index.close();
  await reader.close();
  port.close();
}

/** What was taken away is taken out of the file as well, a little at a time. */
function tidy(): void {
  if (index.value("untidy") !== "1" || now() - tidiedAt < (isTidying ? 0 : tidyEvery)) return;
  const isMore = index.tidy(!isTidying);
  isTidying = isMore;
  if (isMore) return;
  index.keep("untidy", "0");
  tidiedAt = now();
}

async function read(): Promise<void> {
  while (!isClosing) {
    const isUpToDate = await inTurn(async () => {
      if (isClosing) return true;
      const all = await catchUp(reader.db, index, turnTakes, now);
      if (all) tidy();
      return all;
    });
    if (isUpToDate && !isClosing) await new Promise((resolve) => setTimeout(resolve, restFor).unref());
  }
}

// Not awaited: a process that ends while it rests would warn of it. What it throws ends this thread, and is told.
void read();

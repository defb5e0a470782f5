import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Search, searchHere, workerSearch } from "../../src-hub/history/search.ts";
import { indexFile } from "../../src-hub/history/search-place.ts";
import { anAgent, type AgentHere } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { talked } from "../support/talked.ts";

// The same search in this thread and in the hub's own worker thread, on a database that a hub has written.

let flow: Flow;
let anna: AgentHere;

const failures: unknown[] = [];
beforeEach(async () => {
  flow = await startFlow();
  anna = await anAgent(flow, "Anna");
});
afterEach(async () => {
  await flow.stop();
  expect(failures.splice(0)).toEqual([]);
});

const place = () => ({ file: flow.file(), epoch: flow.store().epoch });
const ways: ReadonlyArray<readonly [string, () => Search]> = [
  ["in this thread", () => searchHere(place())],
  ["in a thread of its own", () => workerSearch(place(), (error) => failures.push(error))],
];
const words = async (search: Search, wanted: string) =>
  (await search.find({ words: wanted, filters: {}, own: null, before: null })).hits.map(({ snippet }) => snippet.text);
const isFound = (search: Search, wanted: string, texts: readonly string[]) =>
  expect.poll(() => words(search, wanted), { timeout: 10_000, interval: 20 }).toEqual(texts);

test.each(ways)(
  "%s: what is written while it stands is found, and after it was closed and opened",
  async (_name, open) => {
    await talked(flow, "Maria", ["the first parcel"], { by: anna });
    const search = open();
    await isFound(search, "parcel ", ["the first parcel"]);
    await talked(flow, "Jonas", ["the second parcel"], { by: anna });
    await isFound(search, "parcel ", ["the second parcel", "the first parcel"]);
    await search.close();
    const again = open();
    await isFound(again, "parcel ", ["the second parcel", "the first parcel"]);
    await again.close();
  },
);

test.each(ways)("%s: an index that cannot be read, or is of another database, is made anew", async (_name, open) => {
  await talked(flow, "Maria", ["a parcel"], { by: anna });
  writeFileSync(indexFile(flow.file()), "this is no index".repeat(500));
  const search = open();
  await isFound(search, "parcel ", ["a parcel"]);
  await search.close();
  const other = searchHere({ ...place(), epoch: "another" });
  await isFound(other, "parcel ", ["a parcel"]);
  await other.close();
});

test("who asks a worker that is closed is told, and so is the one who waits", async () => {
  const search = workerSearch(place(), (error) => failures.push(error));
  await isFound(search, "nothing ", []);
  await search.close();
  await expect(words(search, "x")).rejects.toMatchObject({ fault: { code: "unavailable", reason: "search-failed" } });
});

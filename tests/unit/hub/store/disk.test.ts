import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Sync } from "../../../../src-hub/store/disk.ts";
import { openStore, type Store } from "../../../../src-hub/store/open.ts";
import { faultOf } from "../../../../src-shared/rpc/fault.ts";
import type { QueueId } from "../../../../src-shared/queues/model.ts";
import { handClock } from "../../../support/hand-clock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-disk-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A disk whose syncs end when they are told to. */
function heldDisk() {
  const under: Array<(error: Error | null) => void> = [];
  const sync: Sync = (_file, done) => void under.push(done);
  return {
    sync,
    begun: () => under.length,
    async end(error: Error | null = null) {
      await until(() => under.length > 0);
      under.shift()!(error);
      await turn();
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turn();
}

const open = (sync: Sync, broken?: (error: unknown) => void): Promise<Store> =>
  openStore(join(folder, "hub.db"), handClock(), { sync, ...(broken ? { broken } : {}) });

/** Writes a queue, and notes when it was answered and when it was told. */
function write(store: Store, name: string, log: string[]): Promise<unknown> {
  store.bus.subscribe(name, () => void log.push(`told ${name}`));
  return store
    .transact(async (tx) => {
      await tx.db
        .insertInto("queue")
        .values({ id: name as QueueId, name })
        .execute();
      tx.tell(name, { wake: true });
    })
    .then(
      () => log.push(`answered ${name}`),
      (error: unknown) => log.push(`refused ${name}: ${faultOf(error).reason}`),
    );
}

const committed = (): number => {
  const raw = new Database(join(folder, "hub.db"), { readonly: true });
  const { n } = raw.prepare("select count(*) as n from queue").get() as { n: number };
  raw.close();
  return n;
};

test("what is committed is answered and told only when it is on the disk; commits meanwhile share the next sync", async () => {
  const disk = heldDisk();
  const store = await open(disk.sync);
  const log: string[] = [];
  const works = [write(store, "a", log)];
  await until(() => disk.begun() === 1);
  works.push(write(store, "b", log));
  await until(() => committed() === 2);
  works.push(write(store, "c", log));
  await until(() => committed() === 3);
  expect(log).toEqual([]);
  // One is under way, and none begins beside it.
  expect(disk.begun()).toBe(1);
  await disk.end();
  expect(log).toEqual(["told a", "answered a"]);
  await disk.end();
  await Promise.all(works);
  expect(log).toEqual(["told a", "answered a", "told b", "told c", "answered b", "answered c"]);
  expect(disk.begun()).toBe(0);
  await store.close();
});

test("what was read is on the disk before it is told: at once when nothing is under way", async () => {
  const disk = heldDisk();
  const store = await open(disk.sync);
  await store.durable();
  const log: string[] = [];
  const work = write(store, "a", log);
  await until(() => disk.begun() === 1);
  expect(await store.read.selectFrom("queue").select("name").execute()).toEqual([{ name: "a" }]);
  let durable = false;
  const waits = store.durable().then(() => (durable = true));
  // The sync that is under way may have begun before what was read: only the next one counts.
  await disk.end();
  await work;
  expect(durable).toBe(false);
  await disk.end();
  await waits;
  await store.close();
});

test("a disk that does not take it: refused, told to nobody, and so is all that comes after, until the store is opened anew", async () => {
  const disk = heldDisk();
  const defects: unknown[] = [];
  const store = await open(disk.sync, (error) => void defects.push(error));
  const log: string[] = [];
  const first = write(store, "a", log);
  await until(() => disk.begun() === 1);
  const second = write(store, "b", log);
  await until(() => committed() === 2);
  await disk.end(new Error("EIO"));
  await first;
  await second;
  await write(store, "c", log);
  // It is not asked again: what a second sync answers says nothing of what the first one lost.
  expect(disk.begun()).toBe(0);
  expect(log).toEqual(["refused a: disk-failed", "refused b: disk-failed", "refused c: disk-failed"]);
  expect(defects).toHaveLength(1);
  await store.close();
});

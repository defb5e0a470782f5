import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { memoryBus } from "../../../../src-hub/bus.ts";
import { migrate, migrations } from "../../../../src-hub/store/migrate.ts";
import { openStore } from "../../../../src-hub/store/open.ts";
import { changesOf } from "../../../../src-hub/store/answered.ts";
import type { QueueId } from "../../../../src-shared/queues/model.ts";
import { faultOf } from "../../../../src-shared/rpc/fault.ts";
import { handClock } from "../../../support/hand-clock.ts";

let folder: string;
const file = () => join(folder, "hub.db");
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-store-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const queue = (id: string) => ({ id: id as QueueId, name: id });

test("works that arrive together share a commit; one that fails rolls back alone; news leaves after the commit", async () => {
  const groups: number[] = [];
  const bus = memoryBus((error) => {
    throw error;
  });
  const store = await openStore(file(), handClock(), { bus, grouped: (works) => void groups.push(works) });
  const outside = new Database(file(), { readonly: true });
  const committed = () => (outside.prepare("select count(*) as n from queue").get() as { n: number }).n;
  const told: number[] = [];
  bus.subscribe("x", () => void told.push(committed()));
  const results = await Promise.allSettled(
    ["a", "b", "c"].map((name) =>
      store.transact(async (tx) => {
        await tx.db.insertInto("queue").values(queue(name)).execute();
        tx.tell("x", { wake: true });
        expect(committed()).toBe(0);
        if (name === "b") throw new Error("no");
        return name;
      }),
    ),
  );
  expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(groups).toEqual([3]);
  expect(told).toEqual([2, 2]);
  outside.close();
  await store.close();
});

test("a full disk is said, not lost: everybody in the commit hears it, and later works succeed", async () => {
  const store = await openStore(file(), handClock());
  const raw = new Database(file());
  raw.exec("create table filler (x blob)");
  const pages = Number(raw.pragma("page_count", { simple: true }));
  raw.close();
  const limit = (count: number) => store.transact((tx) => sqlOf(tx.db, `pragma max_page_count = ${count}`));
  await limit(pages + 2);
  const big = "x".repeat(100_000);
  const works = [1, 2].map((number) =>
    store.transact((tx) =>
      tx.db
        .insertInto("queue")
        .values({ id: `${number}` as QueueId, name: big })
        .execute(),
    ),
  );
  for (const work of await Promise.allSettled(works))
    expect(work.status === "rejected" && faultOf(work.reason)).toMatchObject({
      code: "unavailable",
      reason: "disk-full",
    });
  expect(await store.read.selectFrom("queue").selectAll().execute()).toEqual([]);
  await limit(1_000_000);
  await store.transact((tx) =>
    tx.db
      .insertInto("queue")
      .values({ id: "1" as QueueId, name: big })
      .execute(),
  );
  expect(await store.read.selectFrom("queue").select("id").execute()).toEqual([{ id: "1" }]);
  await store.close();
});

test("a snapshot is of one moment, whatever is written meanwhile", async () => {
  const store = await openStore(file(), handClock());
  const add = (id: string) => store.transact((tx) => tx.db.insertInto("queue").values(queue(id)).execute());
  await add("a");
  const seen = await store.snapshot(async (db) => {
    const before = await db.selectFrom("queue").select("id").execute();
    await add("b");
    return [before, await db.selectFrom("queue").select("id").execute()];
  });
  expect(seen).toEqual([[{ id: "a" }], [{ id: "a" }]]);
  expect(await store.read.selectFrom("queue").select("id").execute()).toHaveLength(2);
  await expect(store.snapshot((db) => db.deleteFrom("queue").execute())).rejects.toThrow(/readonly/);
  await store.close();
});

test("one who hears badly keeps the news from nobody else, and what was committed stays answered", async () => {
  const failures: unknown[] = [];
  const store = await openStore(file(), handClock(), { failed: (error) => void failures.push(error) });
  const heard: string[] = [];
  store.bus.subscribe("x", () => {
    throw new Error("deaf");
  });
  store.bus.subscribe("x", () => void heard.push("second"));
  const work = (name: string) =>
    store.transact(async (tx) => {
      tx.tell("x", { wake: true });
      return name;
    });
  expect(await Promise.all([work("a"), work("b")])).toEqual(["a", "b"]);
  expect(heard).toEqual(["second", "second"]);
  expect(failures).toHaveLength(2);
  await store.close();
});

test("who closes the store waits for what was begun", async () => {
  const store = await openStore(file(), handClock());
  const begun = store.transact((tx) => tx.db.insertInto("queue").values(queue("late")).execute());
  await store.close();
  await begun;
  const raw = new Database(file(), { readonly: true });
  expect(raw.prepare("select id from queue").all()).toEqual([{ id: "late" }]);
  raw.close();
});

test("the same key gets the same answer; another input under it is a conflict; a refusal is not kept", async () => {
  const store = await openStore(file(), handClock());
  const change = changesOf(store.transact, "anna");
  const call = { ask: "queue.add", key: "key-1" };
  let runs = 0;
  const work = async () => ({ run: ++runs });
  expect(await change(call, { a: 1 }, work)).toEqual({ run: 1 });
  expect(await change(call, { a: 1 }, work)).toEqual({ run: 1 });
  expect(await change(call, { a: 2 }, work).catch(faultOf)).toMatchObject({ code: "conflict", reason: "key-reused" });
  expect(await change({ ask: "other", key: "key-1" }, { a: 1 }, work).catch(faultOf)).toMatchObject({
    code: "conflict",
  });
  const other = changesOf(store.transact, "jonas");
  expect(await other(call, { a: 1 }, work)).toEqual({ run: 2 });
  const failing = { ask: "queue.add", key: "key-2" };
  await expect(change(failing, {}, () => Promise.reject(new Error("once")))).rejects.toThrow("once");
  expect(await change(failing, {}, work)).toEqual({ run: 3 });
  await store.close();
});

test("time never goes back behind what is written, and the epoch stays", async () => {
  const clock = handClock(2_000_000);
  const first = await openStore(file(), clock);
  await clock.advance(500_000);
  const { epoch } = first;
  await first.close();
  const second = await openStore(file(), handClock(1_000_000));
  expect(second.machine.now()).toBeGreaterThanOrEqual(2_500_000);
  expect(second.epoch).toBe(epoch);
  await second.close();
  // Whole in one file, to be copied as it is.
  expect(readdirSync(folder)).toEqual(["hub.db", "hub.db.mark"]);
});

test("a copy that is put in the database's place begins a new epoch, whether or not the hub ended by itself", async () => {
  const epochs: string[] = [];
  const start = async () => {
    const store = await openStore(file(), handClock());
    epochs.push(store.epoch);
    return store;
  };
  await (await start()).close();
  copyFileSync(file(), join(folder, "copy.db"));
  await (await start()).close();
  copyFileSync(join(folder, "copy.db"), file());
  await (await start()).close();
  rmSync(`${file()}.mark`); // the database alone, on another machine
  await (await start()).close();
  await (await start()).close();
  const [first, again, restored, moved, last] = epochs;
  expect(again).toBe(first);
  expect(new Set([first, restored, moved]).size).toBe(3);
  expect(last).toBe(moved);
});

test("a file that is no database, another program's, or a newer Frontdesk's: one sentence each", async () => {
  writeFileSync(file(), "this is not a database at all, it is a letter".repeat(50));
  await expect(openStore(file(), handClock())).rejects.toThrow(/is not a database\. Move it away/);
  const foreign = new Database(join(folder, "foreign.db"));
  foreign.pragma("user_version = 3");
  expect(() => migrate(foreign, () => "")).toThrow(/belongs to another program/);
  const store = await openStore(join(folder, "newer.db"), handClock());
  await store.close();
  const newer = new Database(join(folder, "newer.db"));
  newer.pragma("user_version = 99");
  expect(() => migrate(newer, () => "")).toThrow(/written by a newer Frontdesk \(its schema is 99/);
});

test("a migration is made on a copy's back: the file before it is kept", async () => {
  await (await openStore(file(), handClock())).close();
  const raw = new Database(file());
  const copy = join(folder, "copy.db");
  const newest = migrations.at(-1)!.number;
  migrate(raw, () => copy, [
    ...migrations,
    { number: newest + 1, statements: () => ["create table extra (x text) strict"] },
  ]);
  expect(raw.pragma("user_version", { simple: true })).toBe(newest + 1);
  expect(new Database(copy).pragma("user_version", { simple: true })).toBe(newest);
});

async function sqlOf(db: { executeQuery(query: never): Promise<unknown> }, text: string): Promise<void> {
  const { CompiledQuery } = await import("kysely");
  await db.executeQuery(CompiledQuery.raw(text) as never);
}

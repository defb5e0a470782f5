import { closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { checkpointsBeside } from "../../../../src-hub/store/checkpoints.ts";

test("who writes all the time waits now and then, so that the log begins anew and does not grow as long as he writes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-checkpoints-"));
  const file = join(folder, "hub.sqlite");
  const raw = new Database(file);
  raw.pragma("journal_mode = WAL");
  raw.pragma("synchronous = OFF");
  raw.pragma("wal_autocheckpoint = 0");
  raw.exec("create table written (words text)");
  const write = raw.prepare("insert into written values (?)");
  const failed: unknown[] = [];
  const checkpoints = checkpointsBeside(file, (error) => void failed.push(error), 300);
  let holds = 0;
  // The header's fourth number counts how often (sqlite.org/fileformat2.html#walformat).
  const begunAnew = (): number => {
    const header = Buffer.alloc(16);
    const log = openSync(`${file}-wal`, "r");
    readSync(log, header, 0, header.length, 0);
    closeSync(log);
    return header.readUInt32BE(12);
  };
  try {
    const end = performance.now() + 20_000;
    while ((holds === 0 || begunAnew() === 0) && performance.now() < end) {
      // As commits come: one turn after the other, and none of them idle.
      await new Promise((resolve) => setImmediate(resolve));
      const held = checkpoints.held();
      if (held) holds += 1;
      await held;
      write.run("x".repeat(4_000));
      checkpoints.committed(1);
    }
    expect(failed).toEqual([]);
    expect(holds).toBeGreaterThan(0);
    expect(begunAnew()).toBeGreaterThan(0);
  } finally {
    await checkpoints.stop();
    raw.close();
    rmSync(folder, { recursive: true });
  }
});

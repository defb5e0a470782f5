import { mkdtempSync, readFileSync, rmSync } from "node:fs";
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
  const checkpoints = checkpointsBeside(file, (error) => void failed.push(error), 1_000);
  let holds = 0;
  // The header's fourth number counts how often (sqlite.org/fileformat2.html#walformat).
  const begunAnew = (): number => readFileSync(`${file}-wal`).readUInt32BE(12);
  try {
    for (let count = 0; count < 6_000; count++) {
      // As commits come: one turn after the other, and none of them idle.
      await new Promise((resolve) => setImmediate(resolve));
      const held = checkpoints.held();
      if (held) holds += 1;
      await held;
      write.run("x".repeat(12_000));
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

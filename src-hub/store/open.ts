import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { type Bus, memoryBus } from "../bus.ts";
import { checkpointsBeside, pagesAtMost } from "./checkpoints.ts";
import { scrubbed } from "./scrubbed.ts";
import { diskOf, type Sync } from "./disk.ts";
import { epochOf } from "./epoch.ts";
import { migrate } from "./migrate.ts";
import { kyselyOn } from "./sqlite.ts";
import { groupCommit, type Reader, type Transact } from "./transact.ts";

export interface Store {
  readonly transact: Transact;
  /** A connection of its own that cannot write. */
  readonly read: Reader;
  /** Several reads of one moment: nothing that is written meanwhile is seen. The work reads by `db` only. */
  snapshot<T>(work: (db: Reader) => Promise<T>): Promise<T>;
  /**
   * Resolves when all that could have been read by now is on the disk: nobody is told what a power cut could still take
   * back. What `transact` answers is there already.
   */
  durable(): Promise<void>;
  /**
   * Brings the write-ahead log into the file and empties it, so that nothing of what was overwritten is left there. False
   * when somebody still reads what was before: try again later.
   */
  scrub(): Promise<boolean>;
  readonly bus: Bus;
  /** Changes when the database is restored: all cursors into it are void then. */
  readonly epoch: string;
  /** The hub's clock: never behind anything already written, whatever the machine's clock does. */
  readonly machine: Machine;
  close(): Promise<void>;
}

/**
 * Opens (or begins) the hub's database. Throws an Error whose message is a sentence for people: not a database, of
 * another program, of a newer Frontdesk, not writable.
 */
export async function openStore(
  file: string,
  machine: Machine,
  more: {
    bus?: Bus;
    grouped?: (works: number) => void;
    failed?: (error: unknown) => void;
    /** The disk does not take what is written: nothing more is, and only a new start helps. */
    broken?: (error: unknown) => void;
    sync?: Sync;
    /** In a thread of its own: for a hub that many talk to at once. */
    checkpoints?: "beside" | "within";
  } = {},
): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, "", { mode: 0o600 });
  const raw = openRaw(file);
  migrate(raw, (version) => `${file}.before-${version + 1}-${machine.now()}`);
  chmodSync(file, 0o600);
  // What a savepoint would put back lies in memory: in a file it is half of all that a full group writes. Not before a
  // migration is through, whose indexes are sorted in files.
  raw.pragma("temp_store = MEMORY");
  const clock = clockAfter(raw, machine);
  const bus = more.bus ?? memoryBus(more.failed ?? thrown);
  const db = kyselyOn(raw);
  const reader = new Database(file, { readonly: true });
  reader.pragma("busy_timeout = 5000");
  const read = kyselyOn(reader);
  const disk = diskOf(`${file}-wal`, more.broken ?? thrown, more.sync);
  const beside = more.checkpoints === "beside" ? checkpointsBeside(file, more.failed ?? thrown) : undefined;
  if (beside) raw.pragma(`wal_autocheckpoint = ${pagesAtMost}`);
  const grouped = (works: number): void => {
    beside?.committed(works);
    more.grouped?.(works);
  };
  const held = () => beside?.held();
  const { transact, settled } = groupCommit(db, raw, { now: () => clock.now(), bus, disk, grouped, held });
  return {
    transact,
    read,
    snapshot: (work) => read.transaction().execute(work),
    durable: () => disk.durable(),
    async scrub() {
      await disk.durable();
      return beside ? beside.scrub() : scrubbed(file);
    },
    bus,
    epoch: epochOf(raw, machine),
    machine: clock,
    async close() {
      await settled();
      await disk.close();
      await beside?.stop();
      keepClock(raw, clock.now());
      // The writer goes last: only it can bring what stands in the write-ahead log into the file.
      // Kysely closes only what it has used.
      await read.destroy();
      reader.close();
      await db.destroy();
      raw.close();
    },
  };
}

/** As nobody's: the process says it and ends. */
function thrown(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

function openRaw(file: string): Database.Database {
  try {
    const raw = new Database(file);
    raw.pragma("journal_mode = WAL");
    // Each commit is synced all the same, but by us and beside this thread: see disk.ts.
    raw.pragma("synchronous = NORMAL");
    raw.pragma("foreign_keys = ON");
    raw.pragma("busy_timeout = 5000");
    raw.pragma("trusted_schema = OFF");
    // What is deleted or written over is filled with zeros in its page.
    raw.pragma("secure_delete = ON");
    return raw;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const why = code === "SQLITE_NOTADB" ? "is not a database" : `could not be opened (${code || String(error)})`;
    throw new Error(`The file ${file} ${why}. Move it away, or name another data folder.`, { cause: error });
  }
}

function keepClock(raw: Database.Database, now: number): void {
  raw.prepare("insert or replace into meta (name, value) values ('clock', ?)").run(String(now));
}

/** The machine's clock, moved forward if it is behind what this database has seen. */
function clockAfter(raw: Database.Database, machine: Machine): Machine {
  const kept = raw.prepare("select value from meta where name = 'clock'").get() as { value: string } | undefined;
  // The event written last is the newest; to look for the greatest time would be to read them all.
  const last = raw.prepare("select at from event order by rowid desc limit 1").get() as { at: number } | undefined;
  const behind = Math.max(0, Math.max(Number(kept?.value ?? 0), last?.at ?? 0) - machine.now());
  return { ...machine, now: () => machine.now() + behind };
}

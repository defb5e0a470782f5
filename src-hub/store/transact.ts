import type { Database } from "better-sqlite3";
import type { Kysely, Transaction } from "kysely";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Bus, News } from "../bus.ts";
import type { Disk } from "./disk.ts";
import { directOn, runsDirectly } from "./direct.ts";
import type { Tables } from "./tables.ts";

/** The right to write, for the length of one work. */
export interface Tx {
  readonly db: Transaction<Tables>;
  /** The hub's clock when the work began: one time for all that it writes. */
  readonly now: number;
  /** Published after the commit, in order; forgotten if the work fails. */
  tell(address: string, news: News): void;
}

/** Row functions that only read take either. */
export type Reader = Kysely<Tables> | Transaction<Tables>;

/**
 * The only way to write. A work awaits nothing but its `tx`; it may run beside others in one commit, and its answer comes
 * after that commit. What it throws rolls back its own writes only; a failing commit fails all that were in it.
 */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

interface Job {
  work(tx: Tx): Promise<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

const mostWorks = 128;

/**
 * Works that arrive together share one commit, each in a savepoint of its own, and commits share a sync of the disk: the
 * next works run while the last commit is brought to it. `settled`: when all that were given are done.
 */
export function groupCommit(
  db: Kysely<Tables>,
  raw: Database,
  ports: { now(): number; bus: Bus; disk: Disk; grouped(works: number): void; held(): Promise<void> | undefined },
): { readonly transact: Transact; readonly settled: () => Promise<void> } {
  const save = raw.prepare("savepoint work");
  const undo = raw.prepare("rollback to work");
  const release = raw.prepare("release work");
  const direct = directOn(raw);
  const queue: Job[] = [];
  let draining: Promise<void> | undefined;

  async function run(trx: Transaction<Tables>, job: Job): Promise<() => void> {
    const news: Array<[string, News]> = [];
    const tx: Tx = { db: trx, now: ports.now(), tell: (address, one) => void news.push([address, one]) };
    save.run();
    try {
      const value = await job.work(tx);
      release.run();
      return () => {
        for (const [address, one] of news) ports.bus.publish(address, one);
        job.resolve(value);
      };
    } catch (error) {
      if (!raw.inTransaction) throw error; // SQLite itself gave up the whole transaction
      undo.run();
      release.run();
      return () => job.reject(unwritten(error));
    }
  }

  async function commit(group: Job[]): Promise<void> {
    try {
      const settled = await db.transaction().execute(async (trx) => {
        runsDirectly(trx, direct);
        const settle: Array<() => void> = [];
        for (const job of group) settle.push(await run(trx, job));
        return settle;
      });
      ports.grouped(group.length);
      ports.disk.after(
        () => {
          for (const settle of settled) settle();
        },
        (error) => {
          for (const job of group) job.reject(error);
        },
      );
    } catch (error) {
      for (const job of group) job.reject(unwritten(error));
    }
  }

  async function drain(): Promise<void> {
    do {
      // Sockets deliver in between, so that the next group is a full one.
      await new Promise((resolve) => setImmediate(resolve));
      await ports.held();
      await commit(queue.splice(0, mostWorks));
    } while (queue.length > 0);
    draining = undefined;
  }

  return {
    transact: <T>(work: (tx: Tx) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
        draining ??= drain();
      }),
    async settled() {
      await draining;
      await ports.disk.durable();
    },
  };
}

/** A full disk is not a defect of ours: it is said, nothing is lost that was acknowledged, and asking again helps later. */
function unwritten(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!/^SQLITE_(FULL|IOERR|READONLY)/.test(code)) return error;
  const reason = code.startsWith("SQLITE_FULL") ? "disk-full" : "disk-failed";
  return refuse("unavailable", reason, { retryAfter: 5000 }, error);
}

import { createHash } from "node:crypto";
import { TestReport } from "../../src-shared/video-test/model.ts";
import { addresses } from "../bus.ts";
import type { Reader, Transact, Tx } from "../store/transact.ts";

/** How long the room of a test stands, in milliseconds: as long as its tokens let anybody in. */
export const openFor = 300_000;
/** A report may come this long after its test began: somebody had to look for a headset. */
const handInFor = 3_600_000;
const keptFor = 30 * 24 * 3_600_000;

interface Made {
  readonly number: string;
  readonly secret: string;
  readonly room: string;
}

/** How many tests have a room now. */
export async function openTests(db: Reader): Promise<number> {
  const { count } = await db
    .selectFrom("video_test")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function addTest(tx: Tx, { number, secret, room }: Made): Promise<void> {
  const row = { number, secret: hashOf(secret), room, state: "open" as const, at: tx.now, report: null };
  await tx.db
    .insertInto("video_test")
    .values({ ...row, expires_at: tx.now + openFor })
    .execute();
}

/** Keeps the report and ends the test's room. False when number and secret do not belong together, or it is too late. */
export async function keepReport(tx: Tx, number: string, secret: string, report: TestReport): Promise<boolean> {
  const kept = await tx.db
    .updateTable("video_test")
    .set({ report: JSON.stringify(report), state: "closed" })
    .where("number", "=", number)
    .where("secret", "=", hashOf(secret))
    .where("at", ">", tx.now - handInFor)
    .executeTakeFirst();
  if (kept.numUpdatedRows === 0n) return false;
  tx.tell(addresses.rooms, { wake: true });
  return true;
}

/** The report of that number; undefined when there is none, or none yet. */
export async function reportOf(db: Reader, number: string): Promise<{ report: TestReport; at: number } | undefined> {
  const row = await db
    .selectFrom("video_test")
    .select(["report", "at"])
    .where("number", "=", number)
    .executeTakeFirst();
  return row?.report ? { report: TestReport.parse(JSON.parse(row.report)), at: row.at } : undefined;
}

/** Ends the rooms of tests that somebody walked away from. */
export async function closeOldTests(read: Reader, transact: Transact, now: number): Promise<void> {
  const due = await read
    .selectFrom("video_test")
    .select("number")
    .where("state", "=", "open")
    .where("expires_at", "<=", now)
    .execute();
  if (due.length === 0) return;
  await transact(async (tx) => {
    await tx.db
      .updateTable("video_test")
      .set({ state: "closed" })
      .where("state", "=", "open")
      .where("expires_at", "<=", tx.now)
      .execute();
    tx.tell(addresses.rooms, { wake: true });
  });
}

export async function forgetTests(tx: Tx): Promise<void> {
  await tx.db
    .deleteFrom("video_test")
    .where("at", "<", tx.now - keptFor)
    .execute();
}

/** A secret of 128 random bits needs no salt and no cost. */
function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

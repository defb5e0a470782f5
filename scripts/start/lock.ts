import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PlainError } from "../plain-error.ts";
import { readJson } from "./private-files.ts";

interface Holder {
  readonly pid: number;
  /** When that process began, as the system counts it; "" where it does not tell. */
  readonly began: string;
}

/** Takes a data folder for this process alone; the answer gives it back. A lock whose process is gone does not count. */
export function lockFolder(data: string): () => void {
  const file = join(data, "start.lock");
  const mine: Holder = { pid: process.pid, began: processBegan(process.pid) };
  if (!tryWrite(file, mine)) {
    const holder = holderOf(file);
    if (holder && isRunning(holder))
      throw new PlainError(
        `${data} is in use by another start (process ${holder.pid}). End that one, or choose another folder with --data.`,
      );
    rmSync(file, { force: true });
    if (!tryWrite(file, mine)) throw new PlainError(`${data} was taken by another start just now.`);
  }
  return () => rmSync(file, { force: true });
}

function tryWrite(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new PlainError(`The data folder cannot be written: ${(error as Error).message}`, { cause: error });
  }
}

function holderOf(file: string): Holder | undefined {
  try {
    const read = readJson(file) as Partial<Holder> | null | undefined;
    return typeof read?.pid === "number" ? { pid: read.pid, began: String(read.began ?? "") } : undefined;
  } catch (error) {
    // Half a lock is left by a machine that lost its power: nobody holds it.
    if (error instanceof PlainError) return undefined;
    throw error;
  }
}

function isRunning({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  // A number that was given to another process since is not our holder.
  const now = processBegan(pid);
  return began === "" || now === "" || now === began;
}

function processBegan(pid: number): string {
  try {
    // proc(5): field 22 of stat; the name in field 2 may hold spaces and ends with the last ")".
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch (error) {
    if (error instanceof Error && "code" in error) return "";
    throw error;
  }
}

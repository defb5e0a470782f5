import { readFileSync } from "node:fs";

/** Of a process so far, all its threads, in milliseconds: `utime` and `stime` of proc(5), in hundredths of a second. */
export function processorTime(pid: number): number {
  // What comes after the name, which stands in brackets and may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident megabytes of a process, once two looks a second apart agree, or after `looks` of them. */
export async function settledMemory(pid: number, looks = 20): Promise<number> {
  let before = Number.NaN;
  for (let look = 0; look < looks; look++) {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    const now = Number(kilobytes) / 1024;
    if (Math.abs(now - before) < 1) return now;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return before;
}

/** How many files this process and those it starts may have open: a socket is one at each end. */
export function mostFiles(): number {
  const [, soft] = /Max open files\s+(\d+)/.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
  return Number(soft);
}

import { execFile } from "node:child_process";
import type { Scanner } from "./scanner.ts";

const longest = 120_000;

/**
 * A program of the house: it is given the file's path as its one argument and ends with 0 for clean, 1 for infected (its
 * first line of output says by what), and anything else for not known, as `clamdscan` and others do.
 */
export function commandScanner(program: string): Scanner {
  return {
    scan: (file) =>
      new Promise((resolve, reject) => {
        execFile(program, [file], { timeout: longest, maxBuffer: 1_000_000, windowsHide: true }, (error, out) => {
          if (!error) return resolve({ found: null });
          if (error.code === 1) return resolve({ found: out.split("\n")[0]?.trim().slice(0, 200) || "infected" });
          reject(new Error(`the scanner's program failed (${error.signal ?? error.code})`, { cause: error }));
        });
      }),
  };
}

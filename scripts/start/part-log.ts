import { closeSync, openSync, readFileSync, renameSync, statSync, writeSync } from "node:fs";

const largest = 5 * 1024 * 1024;

/** The log file of one part. It is set aside as `.old` when it has grown large, and readable by its owner only. */
export interface PartLog {
  readonly file: string;
  write(text: string): void;
  close(): void;
}

export function openPartLog(file: string): PartLog {
  if (sizeOf(file) > largest) renameSync(file, `${file}.old`);
  let descriptor: number | undefined = openSync(file, "a", 0o600);
  return {
    file,
    // What a dying program still says after its part was closed has no place any more.
    write: (text) => void (descriptor !== undefined && writeSync(descriptor, text)),
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}

/** The last lines of a log, for an error's text. */
export function lastLogLines(file: string, count = 6): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

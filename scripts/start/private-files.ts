import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { PlainError } from "../plain-error.ts";

/** Makes a folder that only its owner may enter, and those above it that are missing. */
export function privateFolder(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  if (dirname(path) !== path) privateFolder(dirname(path));
  try {
    // One at a time: `recursive` tries for ever where a file system refuses with ENOENT.
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    throw new PlainError(`The folder ${path} cannot be made: ${(error as Error).message}`, { cause: error });
  }
  return path;
}

/** Writes a file that only its owner may read; it appears whole or not at all. */
export function writePrivate(path: string, text: string): void {
  privateFolder(dirname(path));
  const whole = `${path}.${process.pid}.new`;
  writeFileSync(whole, text, { mode: 0o600 });
  renameSync(whole, path);
}

/** The JSON of a file; undefined when there is no file. */
export function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new PlainError(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new PlainError(`${path} is not JSON. Mend it, or remove it to begin anew.`, { cause: error });
  }
}

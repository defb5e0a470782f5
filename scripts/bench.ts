import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { isOver, jsonLine, rowsOf, table } from "./bench/rows.ts";
import { PlainError, report } from "./plain-error.ts";

const folder = join(dirname(import.meta.dirname), "tests", "bench");

interface Bench {
  readonly name: string;
  run(): Promise<unknown>;
}

/** Runs the benches that are named, or all; each prints a table, then one line of JSON. */
async function main(asked: readonly string[]): Promise<void> {
  const benches = await all();
  const names = [...benches.keys()].toSorted();
  const unknown = asked.find((name) => !benches.has(name));
  if (unknown !== undefined) throw new PlainError(`There is no bench "${unknown}". There are: ${names.join(", ")}.`);
  if (names.length === 0) throw new PlainError("There is no bench in tests/bench.");
  for (const [name, bench] of benches) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`▸ ${name}`);
    const rows = rowsOf(await bench.run());
    console.log(`${table(rows)}\n${jsonLine(name, rows)}\n`);
    if (isOver(rows)) process.exitCode = 1;
  }
}

/** The files of tests/bench that export a `bench`; the others serve these. */
async function all(): Promise<Map<string, Bench>> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /^[a-z-]+\.ts$/.test(file)) : [];
  const found = new Map<string, Bench>();
  for (const file of files.toSorted()) {
    const path = join(folder, file);
    if (!declaresBench(path)) continue;
    const { bench } = (await import(pathToFileURL(path).href)) as { bench: Bench };
    found.set(bench.name, bench);
  }
  return found;
}

/** Told by its text: a file that serves as a process of its own must not run because it was looked at. */
function declaresBench(path: string): boolean {
  return readFileSync(path, "utf8").includes("export const bench");
}

main(process.argv.slice(2)).catch(report);

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { isOver, jsonLine, rowsOf, table } from "./bench/rows.ts";
import { build } from "./build.ts";
import { PlainError, report } from "./plain-error.ts";
import { provisionChromium } from "./provision/chromium.ts";
import { provisionLivekit } from "./provision/livekit.ts";

const root = dirname(import.meta.dirname);
const folder = join(root, "tests", "bench");

interface Bench {
  readonly name: string;
  /** It starts a house and drives it with a browser. */
  readonly inHouse?: true;
  run(): Promise<unknown>;
}

/** Runs the benches that are named, or all; each prints a table, then one line of JSON. */
async function main(asked: readonly string[]): Promise<void> {
  const benches = await all();
  const names = [...benches.keys()].toSorted();
  const unknown = asked.find((name) => !benches.has(name));
  if (unknown !== undefined) throw new PlainError(`There is no bench "${unknown}". There are: ${names.join(", ")}.`);
  if (names.length === 0) throw new PlainError("There is no bench in tests/bench.");
  await build({ root });
  for (const [name, bench] of benches) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`▸ ${name}`);
    try {
      if (bench.inHouse) await provision();
      const rows = rowsOf(await bench.run());
      console.log(`${table(rows)}\n${jsonLine(name, rows)}\n`);
      if (isOver(rows)) process.exitCode = 1;
    } catch (error) {
      // One that breaks off has failed; the others are measured all the same.
      report(error);
    }
  }
}

/** What a house and its browser stand on; the browser is told by the environment, as in the tests. */
async function provision(): Promise<void> {
  await provisionLivekit();
  process.env["FRONTDESK_CHROMIUM"] ??= await provisionChromium();
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

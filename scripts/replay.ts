import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { Changes, UnknownName } from "../src-hub/routing/replay/changes.ts";
import { rowsOf, spanOf } from "../src-hub/routing/replay/read-day.ts";
import { rerun } from "../src-hub/routing/replay/rerun.ts";
import { whatIf } from "../src-hub/routing/replay/what-if.ts";
import { withReader } from "../src-hub/store/open-reader.ts";
import { PlainError, report } from "./plain-error.ts";
import { whatIfText } from "./replay/text.ts";

const usage = "npm run replay -- --day 2026-11-21 [--with changes.json] [--seed 1] [--data DIR]";

/** Runs a day's routing again: equal, or with changes, from the hub's own rows. The hub may be running meanwhile. */
async function main(): Promise<void> {
  const { day, with: file, seed, data } = flags();
  const span = plain(RangeError, () => spanOf(day));
  const number = Number(seed);
  if (!Number.isSafeInteger(number)) throw new PlainError(`--seed must be a whole number, not "${seed}".`);
  const changes = file === undefined ? undefined : readChanges(file);
  const rows = await read(join(resolve(data), "hub.sqlite"), span);
  if (rows.length === 0)
    throw new PlainError(`Nothing was routed until the end of ${day}: there is nothing to run again.`);
  const began = performance.now();
  const again = rerun(rows);
  const took = Math.round(performance.now() - began);
  const others = again.otherVersions === 0 ? "" : `; ${again.otherVersions} looks of another version not compared`;
  if (again.difference) {
    const { seq, recorded, again: now } = again.difference;
    throw new PlainError(`Row ${seq} comes out otherwise.\nrecorded: ${recorded}\nnow:      ${now}`);
  }
  console.log(`${again.inputs} inputs, ${again.decisions} decisions: bit-equal (${took} ms)${others}.`);
  if (changes === undefined) return;
  const result = plain(UnknownName, () => plain(z.core.$ZodError, () => whatIf(rows, span, changes, number)));
  console.log(whatIfText(result));
}

function flags() {
  const options = {
    day: { type: "string" },
    with: { type: "string" },
    seed: { type: "string" },
    data: { type: "string" },
  } as const;
  const { values } = plain(TypeError, () => parseArgs({ options, strict: true }));
  if (values.day === undefined) throw new PlainError(`Which day? ${usage}`);
  return { seed: "1", data: ".frontdesk", ...values, day: values.day };
}

function readChanges(file: string): Changes {
  const text = plain(Error, () => readFileSync(file, "utf8"));
  const json: unknown = plain(SyntaxError, () => JSON.parse(text));
  return plain(z.core.$ZodError, () => Changes.parse(json));
}

async function read(file: string, span: { from: number; to: number }) {
  if (!existsSync(file)) throw new PlainError(`There is no database ${file}. Name the hub's folder with --data.`);
  return withReader(file, (db) => rowsOf(db, span));
}

/** What people can mend is said in its own words, without a stack. */
function plain<T>(kind: abstract new (...given: never[]) => Error, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof kind)) throw error;
    throw new PlainError(error instanceof z.core.$ZodError ? z.prettifyError(error) : error.message, { cause: error });
  }
}

await main().catch(report);

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Database } from "better-sqlite3";
import { random128, type Machine } from "../../src-shared/rpc/machine.ts";

/**
 * The name of this course of history: cursors of another one are void. Each start leaves a mark in the database and the
 * same beside it. A database whose mark is not the one beside it is not the one that ran here last, but a copy that was
 * put in its place: what was told after the copy was made is told no more, so a new epoch begins.
 */
export function epochOf(raw: Database, machine: Machine): string {
  const beside = `${raw.name}.mark`;
  const left = existsSync(beside) ? readFileSync(beside, "utf8").trim() : undefined;
  const mark = random128(machine);
  const kept = raw.transaction(() => {
    if (valueOf(raw, "mark") !== left || valueOf(raw, "epoch") === undefined) keep(raw, "epoch", random128(machine));
    keep(raw, "mark", mark);
    return valueOf(raw, "epoch") ?? "";
  });
  const epoch = kept.immediate();
  writeFileSync(beside, `${mark}\n`, { mode: 0o600, flush: true });
  return epoch;
}

function valueOf(raw: Database, name: string): string | undefined {
  const row = raw.prepare<[string], { value: string }>("select value from meta where name = ?").get(name);
  return row?.value;
}

function keep(raw: Database, name: string, value: string): void {
  raw.prepare("insert or replace into meta (name, value) values (?, ?)").run(name, value);
}

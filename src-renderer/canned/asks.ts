import type * as z from "zod/mini";
import type { cannedAsks } from "../../src-shared/canned/agent-asks.ts";
import type { CannedEntry } from "../../src-shared/canned/exchange.ts";
import type { CannedFolderId } from "../../src-shared/canned/model.ts";
import { desk } from "../desk-link.ts";

/** One's own, or what is shared: the same asks by two doors. */
export type Whose = "own" | "shared";

type Input<Ask extends keyof typeof cannedAsks> = z.infer<(typeof cannedAsks)[Ask]["input"]>;
export type ImportReport = z.infer<(typeof cannedAsks)["canned.import"]["output"]>;

export const saveFolder = (whose: Whose, input: Input<"cannedFolder.save">) =>
  whose === "own" ? desk.ask("cannedFolder.saveOwn", input) : desk.ask("cannedFolder.save", input);
export const removeFolder = (whose: Whose, input: Input<"cannedFolder.remove">) =>
  whose === "own" ? desk.ask("cannedFolder.removeOwn", input) : desk.ask("cannedFolder.remove", input);
export const saveCanned = (whose: Whose, input: Input<"canned.save">) =>
  whose === "own" ? desk.ask("canned.saveOwn", input) : desk.ask("canned.save", input);
export const removeCanned = (whose: Whose, input: Input<"canned.remove">) =>
  whose === "own" ? desk.ask("canned.removeOwn", input) : desk.ask("canned.remove", input);

/** Code units of one ask: a frame takes 256 kB. */
const mostAtOnce = 60_000;

/** In parts that a frame takes, one after another. */
export async function importCanned(
  whose: Whose,
  folder: CannedFolderId,
  entries: readonly CannedEntry[],
): Promise<ImportReport> {
  const report: ImportReport = { added: 0, changed: 0, same: 0, skipped: [] };
  for (const part of partsOf(entries)) {
    const input = { folder, entries: part };
    // The folder has room, or has not, after the part before.
    // oxlint-disable-next-line no-await-in-loop
    const done = await (whose === "own" ? desk.ask("canned.importOwn", input) : desk.ask("canned.import", input));
    report.added += done.added;
    report.changed += done.changed;
    report.same += done.same;
    report.skipped.push(...done.skipped);
  }
  return report;
}

function partsOf(entries: readonly CannedEntry[]): CannedEntry[][] {
  const parts: CannedEntry[][] = [[]];
  let length = 0;
  for (const entry of entries) {
    const size = JSON.stringify(entry).length;
    if (length + size > mostAtOnce && length > 0) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)!.push(entry);
    length += size;
  }
  return parts;
}

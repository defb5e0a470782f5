import * as z from "zod/mini";
import { csvOf } from "../text/csv.ts";
import { readCsv } from "./csv-in.ts";
import { type Canned, CannedBody, type CannedFolder, shortcutKey } from "./model.ts";

const Entry = z.omit(CannedBody, { folder: true, files: true });
export type CannedEntry = z.infer<typeof Entry>;

/** What a file holds. `wrong`: what of it cannot be taken, by its shortcut or its line, with why as a text id. */
export interface CannedFile {
  readonly entries: CannedEntry[];
  readonly wrong: ReadonlyArray<{ readonly where: string; readonly reason: string }>;
}

const columns = ["folder", "shortcut", "title", "language", "text"] as const;

const entryOf = ({ shortcut, title, text, variants }: Canned): CannedEntry => ({ shortcut, title, text, variants });

/** All that is in these folders, exactly. */
export function cannedAsJson(folders: readonly CannedFolder[]): string {
  const responses = folders.flatMap(({ name, responses: all }) =>
    all.map((one) => ({ folder: name, ...entryOf(one) })),
  );
  return `${JSON.stringify({ cannedResponses: responses }, null, 2)}\n`;
}

/** For spreadsheets: a row for each text, those in other languages under the same shortcut; no cell is a formula. */
export function cannedAsCsv(folders: readonly CannedFolder[]): string {
  return csvOf(
    columns,
    folders.flatMap(({ name, responses }) =>
      responses.flatMap(({ shortcut, title, text, variants }) =>
        [{ language: "", text }, ...variants].map((one) => [name, shortcut, title, one.language, one.text]),
      ),
    ),
  );
}

/** Reads either form. Null: it is neither. */
export function readCanned(content: string): CannedFile | null {
  const rows = /^\s*[[{]/.test(content.replace(/^\ufeff/, "")) ? inJson(content) : inCsv(content);
  if (!rows) return null;
  const entries = new Map<string, CannedEntry>();
  const wrong: Array<{ where: string; reason: string }> = [];
  for (const { where, value } of rows) {
    const parsed = Entry.safeParse(value);
    if (!parsed.success) wrong.push({ where, reason: parsed.error.issues[0]?.message ?? "invalid-input" });
    else if (entries.has(shortcutKey(parsed.data.shortcut))) wrong.push({ where, reason: "shortcut-twice" });
    else entries.set(shortcutKey(parsed.data.shortcut), parsed.data);
  }
  return { entries: [...entries.values()], wrong };
}

type Rows = Array<{ where: string; value: unknown }>;

function inJson(content: string): Rows | null {
  try {
    const read: unknown = JSON.parse(content.replace(/^\ufeff/, ""));
    const list: unknown = Array.isArray(read) ? read : (read as { cannedResponses?: unknown } | null)?.cannedResponses;
    if (!Array.isArray(list)) return null;
    return list.map((value: unknown, index) => {
      const named = (value as { shortcut?: unknown } | null)?.shortcut;
      return { where: typeof named === "string" ? `/${named}` : String(index + 1), value };
    });
  } catch {
    // What cannot be read is no file of ours: the answer says so.
    return null;
  }
}

function inCsv(content: string): Rows | null {
  const [head, ...lines] = readCsv(content);
  const names = (head ?? []).map((name) => name.trim().toLowerCase());
  const at = (line: readonly string[], name: (typeof columns)[number]): string => line[names.indexOf(name)] ?? "";
  if (!names.includes("shortcut") || !names.includes("text")) return null;
  const found = new Map<string, { where: string; value: CannedEntry }>();
  const rows: Rows = [];
  lines.forEach((line, index) => {
    const [shortcut, language, text] = [at(line, "shortcut"), at(line, "language").trim(), at(line, "text")];
    const held = found.get(shortcutKey(shortcut));
    if (held && language !== "") return void held.value.variants.push({ language, text });
    const value: CannedEntry = { shortcut, title: at(line, "title") || shortcut, text, variants: [] };
    const row = { where: String(index + 2), value };
    found.set(shortcutKey(shortcut), row);
    rows.push(row);
  });
  return rows;
}

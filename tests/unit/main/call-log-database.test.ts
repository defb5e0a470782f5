import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "../../../src-main/call-log/database.ts";
import { applicationId, migrations } from "../../../src-main/call-log/migrations.ts";

let folder: string;
let file: string;
const now = Date.UTC(2026, 10, 21, 12, 30, 15);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-call-log-"));
  file = join(folder, "call-log.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a new file belongs to its owner alone, is marked as ours, and is whole", () => {
  const { db, movedTo } = openLog(file, now);
  expect(movedTo).toBeNull();
  db.exec("INSERT INTO conversation SELECT 'x', 0, '{}', 0, '{}', '', '', '', 0, 0, 0, 0, '', '', 0, 0, 0, 0, 1");
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
  expect(db.pragma("application_id", { simple: true })).toBe(applicationId);
  expect(db.pragma("user_version", { simple: true })).toBe(migrations.length);
  expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(db.pragma("foreign_keys", { simple: true })).toBe(1);
  const loose = db.prepare(
    "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND strict = 0",
  );
  expect(loose.all()).toEqual([]);
  db.close();
  expect(openLog(file, now).movedTo).toBeNull();
});

test.each([
  ["text", () => writeFileSync(file, "This is no database, it is a letter. ".repeat(100))],
  ["a database of another program", () => new Database(file).exec("CREATE TABLE birds (name)").close()],
  [
    "a database that came to harm while the desk ended suddenly",
    () => {
      openLog(file, now).db.close();
      const bytes = readFileSync(file);
      bytes.fill(0xff, 5_000, bytes.length - 100);
      writeFileSync(file, bytes);
      writeFileSync(`${file}-wal`, "");
    },
  ],
])("%s is kept under another name, and a new log is begun", (_, make) => {
  make();
  const before = readFileSync(file);
  const { db, movedTo } = openLog(file, now);
  expect(movedTo).toBe(`${file}.corrupt-2026-11-21T12-30-15.000Z`);
  expect(readFileSync(movedTo!).equals(before)).toBe(true);
  expect(db.prepare("SELECT count(*) FROM conversation").pluck().get()).toBe(0);
  db.close();
});

test("the file of a newer desk is refused and left as it is", () => {
  const { db } = openLog(file, now);
  db.pragma("user_version = 99");
  db.close();
  const before = readFileSync(file);
  expect(() => openLog(file, now)).toThrow(
    expect.objectContaining({
      fault: { code: "outdated", reason: "call-log-newer", values: { version: 99, known: migrations.length } },
    }),
  );
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("a migration is made on a copy's safety: the copy has what was, the file what is", () => {
  openLog(file, now).db.close();
  const next = [...migrations, (db: Database.Database) => db.exec("ALTER TABLE conversation ADD COLUMN mood TEXT")];
  const { db } = openLog(file, now, next);
  expect(db.pragma("user_version", { simple: true })).toBe(next.length);
  db.close();
  const copy = join(folder, `call-log.db.before-${next.length}`);
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  const old = new Database(copy, { readonly: true });
  expect(old.pragma("user_version", { simple: true })).toBe(migrations.length);
  expect(() => old.prepare("SELECT mood FROM conversation")).toThrow("no such column");
  old.close();
});

test("a migration that fails leaves the file at its version, and may be tried again", () => {
  openLog(file, now).db.close();
  const failing = [
    ...migrations,
    (db: Database.Database) => {
      db.exec("CREATE TABLE half (a)");
      throw new Error("no more");
    },
  ];
  for (let time = 0; time < 2; time++) expect(() => openLog(file, now, failing)).toThrow("no more");
  const { db } = openLog(file, now);
  expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
  db.close();
  expect(existsSync(file)).toBe(true);
});

test("what an older desk wrote is found by its words, and goes with its conversation", () => {
  const { db: old } = openLog(file, now, migrations.slice(0, 1));
  for (const id of ["a", "b"]) {
    old.exec(`INSERT INTO conversation SELECT '${id}', 0, '{}', 0, '{}', '', '', '', 0, 0, 0, 0, '', '', 0, 0, 0, 0`);
    const add = old.prepare("INSERT INTO text (conversation, kind, seq, body) VALUES (?, ?, ?, ?)");
    add.run(id, "visitor", 0, "Maria");
    add.run(id, "message", 2, `an oak chair for ${id}`);
    add.run(id, "message", 7, "tomorrow");
    add.run(id, "wrap-up", 0, "solved");
  }
  old.close();
  const { db } = openLog(file, now);
  const found = db
    .prepare<[string], string>(`SELECT id FROM conversation WHERE no IN
      (SELECT rowid >> 28 FROM text_index WHERE text_index MATCH ?) ORDER BY id`)
    .pluck();
  expect(["oak", "tomor*", "maria", "solved", "zebra"].map((word) => found.all(word).length)).toEqual([2, 2, 2, 2, 0]);
  db.exec("DELETE FROM conversation WHERE id = 'a'");
  expect(found.all("oak")).toEqual(["b"]);
  expect(db.prepare("SELECT count(*) FROM text").pluck().get()).toBe(4);
  db.exec("INSERT INTO text_index (text_index) VALUES ('integrity-check')");
  db.close();
});

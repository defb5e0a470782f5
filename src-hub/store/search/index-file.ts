import { chmodSync, rmSync } from "node:fs";
import Database from "better-sqlite3";

/** A text in the index: a message or note by its log's kind and seq, or the conversation itself (`head`, 0). */
export interface Place {
  readonly conversation: string;
  readonly log: "public" | "staff" | "head";
  readonly seq: number;
}

export interface Found extends Place {
  /** Its order: later texts have greater ones. */
  readonly id: number;
}

export interface Asked {
  /** Whole words, all of which it must have. */
  readonly words: readonly string[];
  /** Also a word that begins like this. */
  readonly prefix: string | null;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  /** Only what is older than this find. */
  readonly before: number | null;
  readonly most: number;
}

/** The words of all texts, in a file of their own beside the database: it can be made again from there at any time. */
export interface IndexFile {
  /** A value that is kept beside the words, such as how far the database was read. */
  value(name: string): string | undefined;
  keep(name: string, value: string): void;
  /** Several changes as one. */
  together<T>(work: () => T): T;
  /** Puts a text's words in the place of those that were there. `at`: when it was written. */
  put(place: Place, at: number, words: readonly string[]): void;
  take(place: Place): void;
  placesOf(conversation: string): Place[];
  /** The newest first. */
  find(asked: Asked): Found[];
  /**
   * A bounded part of making it small: words of texts that were taken away are in the file until this is through. True
   * while there is more of it; `anew` begins it.
   */
  tidy(anew: boolean): boolean;
  close(): void;
}

const pagesAtOnce = 500;
/** Of another shape: made anew. */
const version = "1";
/** So many texts of one millisecond have places of their own; after that they take the next one's. */
const perMillisecond = 1024;

/** Opens the index of this epoch of the database, or begins it anew: of another epoch, of another shape, or unreadable. */
export function openIndex(file: string, epoch: string): IndexFile {
  const raw = opened(file, epoch) ?? opened(fresh(file), epoch);
  if (!raw) throw new Error(`The index ${file} could not be begun.`);
  chmodSync(file, 0o600);
  const idOf = raw.prepare<[string, string, number]>(
    "select id from doc where conversation = ? and log = ? and seq = ?",
  );
  const isTaken = raw.prepare<[number]>("select 1 from doc where id = ?");
  const addDoc = raw.prepare("insert into doc (id, conversation, log, seq) values (?, ?, ?, ?)");
  const dropDoc = raw.prepare("delete from doc where id = ?");
  const addWords = raw.prepare("insert into word (rowid, text) values (?, ?)");
  const dropWords = raw.prepare("delete from word where rowid = ?");
  const places = raw.prepare<[string], Place>("select conversation, log, seq from doc where conversation = ?");
  const readValue = raw.prepare<[string]>("select value from state where name = ?").pluck();
  const keepValue = raw.prepare("insert or replace into state (name, value) values (?, ?)");
  const finding = raw.prepare<[string, number, number, number], Found>(
    `select doc.id, doc.conversation, doc.log, doc.seq from word join doc on doc.id = word.rowid
     where word match ? and word.rowid >= ? and word.rowid < ? order by word.rowid desc limit ?`,
  );
  const merge = raw.prepare("insert into word (word, rank) values ('merge', ?)");
  const idFor = (place: Place): number | undefined =>
    (idOf.pluck().get(place.conversation, place.log, place.seq) as number | undefined) ?? undefined;

  return {
    value: (name) => readValue.get(name) as string | undefined,
    keep: (name, value) => void keepValue.run(name, value),
    together: (work) => raw.transaction(work).immediate(),
    put(place, at, words) {
      const known = idFor(place);
      if (known !== undefined) dropWords.run(known);
      const id = known ?? freeId(at);
      if (known === undefined) addDoc.run(id, place.conversation, place.log, place.seq);
      addWords.run(id, words.join(" "));
    },
    take(place) {
      const known = idFor(place);
      if (known === undefined) return;
      dropWords.run(known);
      dropDoc.run(known);
    },
    placesOf: (conversation) => places.all(conversation),
    find({ words, prefix, from, until, before, most }) {
      const terms = words.map(quoted);
      if (prefix !== null) terms.push(`${quoted(prefix)}*`);
      if (terms.length === 0) return [];
      const end = Math.min(until * perMillisecond, before ?? Infinity, Number.MAX_SAFE_INTEGER);
      const start = Math.max(0, from * perMillisecond);
      return finding.all(terms.join(" AND "), start, end, most);
    },
    // A negative number merges everything there is; each further call does so many pages more of it.
    tidy(anew) {
      const isMore = merge.run(anew ? -pagesAtOnce : pagesAtOnce).changes > 1;
      // The words stood in the write-ahead log as well.
      if (!isMore) raw.pragma("wal_checkpoint(TRUNCATE)");
      return isMore;
    },
    close: () => raw.close(),
  };

  function freeId(at: number): number {
    let id = Math.max(0, Math.floor(at)) * perMillisecond;
    while (isTaken.get(id)) id += 1;
    return id;
  }
}

const quoted = (word: string): string => `"${word.replaceAll('"', "")}"`;

function fresh(file: string): string {
  for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(file + end, { force: true });
  return file;
}

/** Undefined when what is there is not an index of this epoch and shape. */
function opened(file: string, epoch: string): Database.Database | undefined {
  let raw: Database.Database | undefined;
  try {
    raw = new Database(file);
    raw.pragma("journal_mode = WAL");
    // What a power cut takes is read from the database again: the cursor goes with the words.
    raw.pragma("synchronous = NORMAL");
    raw.pragma("cache_size = -32000");
    // What `tidy` takes out is filled with zeros in its page.
    raw.pragma("secure_delete = ON");
    if (Number(raw.pragma("user_version", { simple: true })) === 0) begin(raw, epoch);
    const isOurs = (name: string, value: string) =>
      raw!.prepare("select 1 from state where name = ? and value = ?").get(name, value) !== undefined;
    if (isOurs("version", version) && isOurs("epoch", epoch)) return raw;
  } catch (error) {
    raw?.close();
    if (error instanceof Database.SqliteError) return undefined;
    throw error;
  }
  raw.close();
  return undefined;
}

function begin(raw: Database.Database, epoch: string): void {
  raw.transaction(() => {
    raw.exec(`
      create table state (name text primary key, value text not null) strict;
      create table doc (id integer primary key, conversation text not null, log text not null, seq integer not null) strict;
      create unique index doc_place on doc (conversation, log, seq);
      create virtual table word using fts5 (text, content = '', contentless_delete = 1, detail = none,
        prefix = '2 3', tokenize = 'ascii');
      pragma user_version = 1;`);
    const keep = raw.prepare("insert into state (name, value) values (?, ?)");
    keep.run("version", version);
    keep.run("epoch", epoch);
  })();
}

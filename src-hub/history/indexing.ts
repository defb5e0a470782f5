import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { logNamed } from "../../src-shared/conversations/log.ts";
import { conversationRow } from "../conversations/rows.ts";
import { hot } from "../store/hot.ts";
import type { IndexFile, Place } from "../store/search/index-file.ts";
import type { Reader } from "../store/transact.ts";
import { facet, facetsOf } from "./facets.ts";
import { sourceAt } from "./source.ts";
import { wordsOf } from "./words.ts";

interface EventRow {
  readonly place: number;
  readonly log: string;
  readonly seq: number;
  readonly type: string;
  readonly message: string | null;
}

// An event's rowid grows with each that is written, whatever its log: it is how far the index has come.
const eventsAfter = hot<EventRow>(
  `select rowid as place, log, seq, type,
     case when type like 'chat.message%' then coalesce(body ->> '$.message.id', body ->> '$.message') end as message
   from event where rowid > ? order by rowid limit ?`,
);
const newestEvent = hot<{ place: number | null }>("select max(rowid) as place from event");
const changesAfter = hot<{ seq: number; conversation: ConversationId; message: number | null }>(
  "select seq, conversation, message from search_change where seq > ? order by seq limit ?",
);
const placeOfMessage = hot<{ conversation: string; seq: number }>("select conversation, seq from message where id = ?");

const atOnce = 400;

/** A place and what it is to be found by; null: it is taken away. */
interface Entry {
  readonly place: Place;
  readonly at: number;
  readonly words: readonly string[] | null;
}

/** What is read before anything is written: the file's own transaction awaits nothing. */
interface Part {
  readonly db: Reader;
  readonly index: IndexFile;
  readonly entries: Map<string, Entry>;
  /** What each conversation of this part is filtered by; null: there is none of that name. */
  readonly facets: Map<string, readonly string[] | null>;
  /** Conversations that were read whole. */
  readonly whole: Set<string>;
}

const partOf = (db: Reader, index: IndexFile): Part => ({
  db,
  index,
  entries: new Map(),
  facets: new Map(),
  whole: new Set(),
});

/** A power cut may take commits that the index has read; so many events are read again after each start. */
const readAgain = 2_000;

/** Called once when the index was opened. */
export function beginReading(index: IndexFile): void {
  index.keep("event", String(Math.max(0, Number(index.value("event") ?? 0) - readAgain)));
}

/**
 * Brings the index up to the database, reading what was written since. It never runs in the hub's own transactions: a
 * message costs the chat nothing for being found later. Answers true when it is up to date, after `within` ms at most.
 */
export async function catchUp(db: Reader, index: IndexFile, within: number, now: () => number): Promise<boolean> {
  const end = now() + within;
  for (;;) {
    const [events, changes] = [await nextEvents(db, index), await nextChanges(db, index)];
    if (events && changes) return true;
    if (now() >= end) return false;
  }
}

/** A stretch of what was written; true: that was the rest. */
async function nextEvents(db: Reader, index: IndexFile): Promise<boolean> {
  const kept = Number(index.value("event") ?? 0);
  const newest = (await newestEvent(db, []))[0]?.place ?? 0;
  // What was newest may be there no longer, and its number is given again.
  const from = Math.min(kept, newest);
  const events = await eventsAfter(db, [from, atOnce]);
  const last = events.at(-1)?.place ?? from;
  if (last === kept) return true;
  const part = partOf(db, index);
  for (const event of events) await readEvent(part, event);
  write(part, "event", last);
  return events.length < atOnce;
}

async function nextChanges(db: Reader, index: IndexFile): Promise<boolean> {
  const from = Number(index.value("change") ?? 0);
  const changes = await changesAfter(db, [from, atOnce]);
  const last = changes.at(-1);
  if (!last) return true;
  const part = partOf(db, index);
  for (const { conversation, message } of changes)
    if (message !== null) await readPlace(part, { conversation, log: "public", seq: message });
    else for (const place of index.placesOf(conversation)) await readPlace(part, place);
  write(part, "change", last.seq);
  return changes.length < atOnce;
}

function write({ index, entries, facets, whole }: Part, cursor: string, at: number): void {
  index.together(() => {
    let isTaken = false;
    for (const { place, at: when, words } of entries.values()) {
      isTaken ||= words === null;
      if (words) index.put(place, when, words);
      else index.take(place);
    }
    for (const conversation of whole) index.keep(`of ${conversation}`, facets.get(conversation)?.join(" ") ?? "");
    index.keep(cursor, String(at));
    if (isTaken) index.keep("untidy", "1");
  });
}

async function readEvent(part: Part, { log, seq, type, message }: EventRow): Promise<void> {
  const named = logNamed(log);
  if (!named) return;
  const { conversation, kind } = named;
  if (type === "note.added" || type === "chat.messageAdded") return readPlace(part, { conversation, log: kind, seq });
  if (message === null) return readWhole(part, conversation);
  // Edited, deleted: the message's row says what it is now.
  const [row] = await placeOfMessage(part.db, [message]);
  if (row) await readPlace(part, { conversation: row.conversation, log: "public", seq: row.seq });
}

/**
 * Something happened in a conversation: it is read itself, and all of its texts when what it is filtered by is another.
 * Once in a part is enough: rows are read as they are now.
 */
async function readWhole(part: Part, conversation: ConversationId): Promise<void> {
  const { index, whole } = part;
  if (whole.has(conversation)) return;
  whole.add(conversation);
  await readPlace(part, { conversation, log: "head", seq: 0 });
  const facets = (await facetsIn(part, conversation))?.join(" ") ?? "";
  if (facets === index.value(`of ${conversation}`)) return;
  for (const place of index.placesOf(conversation)) await readPlace(part, place);
}

async function facetsIn({ db, facets }: Part, conversation: string): Promise<readonly string[] | null> {
  const known = facets.get(conversation);
  if (known !== undefined) return known;
  const row = await conversationRow(db, conversation as ConversationId);
  const read = row ? await facetsOf(db, row) : null;
  facets.set(conversation, read);
  return read;
}

async function readPlace(part: Part, place: Place): Promise<void> {
  const { conversation, log, seq } = place;
  const key = `${conversation}/${log}/${seq}`;
  if (part.entries.has(key)) return;
  const source = await sourceAt(part.db, place);
  const facets = source && (await facetsIn(part, conversation));
  if (!source || !facets) return void part.entries.set(key, { place, at: 0, words: null });
  const words = new Set(wordsOf(source.text).map(({ word }) => word));
  const kind = facet("kind", log === "head" ? "head" : "text");
  part.entries.set(key, { place, at: source.at, words: [...words, kind, ...facets] });
}

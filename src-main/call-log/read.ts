import type { Database } from "better-sqlite3";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { CallLogEntry } from "../../src-shared/call-log/model.ts";
import type { LogKind } from "../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { ConversationView } from "../../src-shared/conversations/state.ts";
import { excerpts } from "./excerpts.ts";
import { rowsOf } from "./rows.ts";
import { queriesOf } from "./words.ts";

const pageSize = 50;
/** Conversations of one millisecond stay on one page, since the next page begins before it. */
const mostOnPage = 200;

const entryColumns = `
  id AS conversation, visitor, queue, site, started_at AS startedAt, accepted_at AS acceptedAt, ended_at AS endedAt,
  closed_at AS closedAt, video_for AS videoFor, calls, messages, outcome, note, NULL AS excerpt, no,
  staff_summary ->> '$.outcomeName' AS outcomeName, coalesce(staff_summary -> '$.fields', '[]') AS fields`;
/** The index alone knows whose a text is: see `numberTexts`. */
const found = "+no IN (SELECT rowid >> 28 FROM text_index WHERE text_index MATCH ?)";

/** Makes the functions that read one open call log. */
export function readerOf(db: Database) {
  const rows = rowsOf(db);
  const list = (words: number) =>
    db.prepare<unknown[], { no: number; fields: string }>(`
      SELECT ${entryColumns} FROM conversation
      WHERE EXISTS (SELECT 1 FROM took_part WHERE account = ? AND conversation = id) AND started_at < ?
        ${`AND ${found}`.repeat(words)}
      ORDER BY started_at DESC, id DESC LIMIT ${mostOnPage}`);
  const excerptsOf = excerpts(db);
  const part = db
    .prepare<[string, string], 1>("SELECT 1 FROM took_part WHERE account = ? AND conversation = ?")
    .pluck();
  const events = db.prepare<[string, string], { seq: number; raw: string }>(
    "SELECT seq, raw FROM event WHERE conversation = ? AND kind = ? ORDER BY seq",
  );
  const unfinished = db.prepare<[string], { conversation: ConversationId; whole: number }>(`
    SELECT id AS conversation, whole FROM conversation
    JOIN took_part ON took_part.conversation = id AND account = ? WHERE closed_at IS NULL OR whole = 0`);

  function entriesOf(id: ConversationId, kind: LogKind) {
    return events.all(id, kind).map(({ seq, raw }) => ({ seq, event: JSON.parse(raw) as unknown }));
  }

  return {
    search(asked: { account: AccountId; words: string; before?: number | undefined }) {
      const queries = queriesOf(asked.words) ?? [];
      if (queries.length === 0 && asked.words.trim() !== "") return { entries: [], more: false };
      const before = asked.before ?? Number.MAX_SAFE_INTEGER;
      const listed = list(queries.length).all(asked.account, before, ...queries);
      const all = listed.map((row) => CallLogEntry.parse({ ...row, fields: JSON.parse(row.fields) as unknown }));
      let end = Math.min(pageSize, all.length);
      while (end > 0 && end < all.length && all[end]?.startedAt === all[end - 1]?.startedAt) end += 1;
      const shown = excerptsOf(
        queries,
        listed.slice(0, end).map(({ no }) => no),
      );
      const entries = all.slice(0, end).map((entry, index) => ({ ...entry, excerpt: shown[index] ?? null }));
      return { entries, more: all.length > end };
    },
    /** Null when this agent took no part in it, as far as is known here. */
    read({ account, conversation }: { account: AccountId; conversation: ConversationId }): ConversationView | null {
      const sums = part.get(account, conversation) === 1 ? rows.sums(conversation) : undefined;
      if (!sums) return null;
      return ConversationView.parse({
        public: { ...sums.public, entries: entriesOf(conversation, "public") },
        staff: { ...sums.staff, entries: entriesOf(conversation, "staff") },
      });
    },
    unfinished: ({ account }: { account: AccountId }) =>
      unfinished.all(account).map(({ conversation, whole }) => ({ conversation, whole: whole === 1 })),
  };
}

import type { Database } from "better-sqlite3";
import type { Amendment } from "../../src-shared/chat/amended.ts";
import type { LogKind } from "../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { PublicSummary, StaffSummary } from "../../src-shared/conversations/state.ts";

/** What a conversation's two logs add up to, as far as they are here. */
export interface Sums {
  readonly public: { readonly head: number; readonly summary: PublicSummary };
  readonly staff: { readonly head: number; readonly summary: StaffSummary };
}

interface SumsRow {
  public_head: number;
  public_summary: string;
  staff_head: number;
  staff_summary: string;
}

/** What can be searched, with the place that it has in a text's id. 'visitor' and 'wrap-up' have seq 0, the others their entry's. */
const ranks = { message: 0, note: 1, visitor: 2, "wrap-up": 3 } as const;
export type TextKind = keyof typeof ranks;

/** The call log's statements that write or look at single rows, prepared once for one open database. */
export function rowsOf(db: Database) {
  const selectSums = db.prepare<[string], SumsRow>(
    "SELECT public_head, public_summary, staff_head, staff_summary FROM conversation WHERE id = ?",
  );
  const upsertConversation = db.prepare(`
    INSERT INTO conversation (id, public_head, public_summary, staff_head, staff_summary,
      visitor, queue, site, started_at, accepted_at, ended_at, closed_at, outcome, note, no)
    VALUES (@id, @publicHead, @publicSummary, @staffHead, @staffSummary,
      @visitor, @queue, @site, @startedAt, @acceptedAt, @endedAt, @closedAt, @outcome, @note,
      (SELECT coalesce(max(no), 0) + 1 FROM conversation))
    ON CONFLICT (id) DO UPDATE SET public_head = excluded.public_head, public_summary = excluded.public_summary,
      staff_head = excluded.staff_head, staff_summary = excluded.staff_summary, visitor = excluded.visitor,
      queue = excluded.queue, site = excluded.site, started_at = excluded.started_at,
      accepted_at = excluded.accepted_at, ended_at = excluded.ended_at, closed_at = excluded.closed_at,
      outcome = excluded.outcome, note = excluded.note`);
  const insertPart = db.prepare("INSERT INTO took_part (account, conversation) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const insertEvent = db.prepare(`
    INSERT INTO event (conversation, kind, seq, at, type, raw) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const upsertText = db.prepare(`
    INSERT INTO text (id, body) SELECT (no << 28) + (@rank << 24) + @seq, @body FROM conversation WHERE id = @id
    ON CONFLICT (id) DO UPDATE SET body = excluded.body WHERE body <> excluded.body`);
  const about = db.prepare<[string, string, string], { seq: number; raw: string }>(`
    SELECT seq, raw FROM event WHERE conversation = ? AND kind = 'public' AND (
      (type = 'chat.messageAdded' AND raw ->> '$.message.id' = ?) OR
      (type = 'chat.messageEdited' AND raw ->> '$.message' = ?))`);
  const later = db.prepare<[string, string], { raw: string }>(`
    SELECT raw FROM event WHERE conversation = ? AND raw ->> '$.message' = ?
      AND type IN ('chat.messageEdited', 'chat.messageDeleted') ORDER BY seq`);
  const rewrite = db.prepare("UPDATE event SET raw = ? WHERE conversation = ? AND kind = 'public' AND seq = ?");
  const count = db.prepare(`
    UPDATE conversation SET
      messages = (SELECT count(*) FROM event WHERE conversation = @id AND type = 'chat.messageAdded'),
      calls = (SELECT count(*) FROM event WHERE conversation = @id AND type = 'video.accepted'),
      video_for = (
        SELECT coalesce(sum(max(0, over.at - begun.at)), 0)
        FROM event begun JOIN event over ON over.conversation = begun.conversation
          AND over.type = 'video.ended' AND over.raw ->> '$.call' = begun.raw ->> '$.call'
        WHERE begun.conversation = @id AND begun.type = 'video.accepted'),
      whole = @whole
    WHERE id = @id`);
  const held = db.prepare<[string, string], { count: number; last: number; hole: number | null }>(`
    SELECT count(*) AS count, coalesce(max(seq), 0) AS last, min(seq) FILTER (
      WHERE seq > 1 AND NOT EXISTS (SELECT 1 FROM event before WHERE before.conversation = event.conversation
        AND before.kind = event.kind AND before.seq = event.seq - 1)) AS hole
    FROM event WHERE conversation = ? AND kind = ?`);

  return {
    sums(id: ConversationId): Sums | undefined {
      const row = selectSums.get(id);
      if (!row) return undefined;
      return {
        public: { head: row.public_head, summary: PublicSummary.parse(JSON.parse(row.public_summary)) },
        staff: { head: row.staff_head, summary: StaffSummary.parse(JSON.parse(row.staff_summary)) },
      };
    },
    putSums({ public: shown, staff }: Sums): void {
      const { id, visitor, queue, site, startedAt, acceptedAt, endedAt } = shown.summary;
      const { closedAt, outcome, note } = staff.summary;
      upsertConversation.run({
        id,
        publicHead: shown.head,
        publicSummary: JSON.stringify(shown.summary),
        staffHead: staff.head,
        staffSummary: JSON.stringify(staff.summary),
        visitor: visitor.name,
        queue: queue.name,
        site,
        startedAt,
        acceptedAt,
        endedAt,
        closedAt,
        outcome,
        note,
      });
    },
    putPart: (account: string, id: ConversationId) => void insertPart.run(account, id),
    /** Whether it was not here before. */
    addEvent(id: ConversationId, kind: LogKind, seq: number, event: { type: string }): boolean {
      const at = "at" in event && Number.isSafeInteger(event.at) ? event.at : null;
      return insertEvent.run(id, kind, seq, at, event.type, JSON.stringify(event)).changes > 0;
    },
    putText(id: ConversationId, kind: TextKind, seq: number, body: string): void {
      // The two marks of an excerpt must not come from the text itself.
      upsertText.run({ id, rank: ranks[kind], seq, body: body.replaceAll("\u0002", "").replaceAll("\u0003", "") });
    },
    /** The entries that carry a message's text. */
    about: (id: ConversationId, message: string) =>
      about.all(id, message, message).map(({ seq, raw }) => ({ seq, event: JSON.parse(raw) as { type: string } })),
    /** What was edited or deleted of it, in order. */
    amendments: (id: ConversationId, message: string) =>
      later.all(id, message).map(({ raw }) => JSON.parse(raw) as Amendment),
    rewrite: (id: ConversationId, seq: number, event: object) => void rewrite.run(JSON.stringify(event), id, seq),
    /** Messages, calls and time of video, counted anew. */
    count: (id: ConversationId, whole: boolean) => void count.run({ id, whole: whole ? 1 : 0 }),
    /** How many entries of a log are here, the last one's seq, and the first one whose predecessor is missing. */
    held: (id: ConversationId, kind: LogKind) => held.get(id, kind) ?? { count: 0, last: 0, hole: null },
  };
}

export type Rows = ReturnType<typeof rowsOf>;

import type { Database } from "better-sqlite3";

/** Marks the file as a call log of ours ("FDcl"). */
export const applicationId = 0x4644636c;

/** How a text is taken apart into words, for the index and for excerpts alike. */
export const tokens = "unicode61 remove_diacritics 2";

/** Forward only: number n brings the schema from version n to n + 1. What has once been released is never changed. */
export const migrations: ReadonlyArray<(db: Database) => void> = [begin, numberTexts, findAmendments];

function begin(db: Database): void {
  db.exec(`
    -- One row each. The summaries are what its two logs add up to; the columns after them say what is listed.
    CREATE TABLE conversation (
      id TEXT PRIMARY KEY,
      public_head INTEGER NOT NULL,
      public_summary TEXT NOT NULL,
      staff_head INTEGER NOT NULL,
      staff_summary TEXT NOT NULL,
      visitor TEXT NOT NULL,
      queue TEXT NOT NULL,
      site TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      accepted_at INTEGER,
      ended_at INTEGER,
      closed_at INTEGER,
      outcome TEXT,
      note TEXT NOT NULL,
      messages INTEGER NOT NULL DEFAULT 0,
      calls INTEGER NOT NULL DEFAULT 0,
      video_for INTEGER NOT NULL DEFAULT 0,
      -- 1 when no entry of its logs is missing here.
      whole INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX conversation_started ON conversation (started_at);
    CREATE INDEX conversation_unfinished ON conversation (id) WHERE closed_at IS NULL OR whole = 0;

    -- Several agents may use one workstation: each finds what he himself took part in.
    CREATE TABLE took_part (
      account TEXT NOT NULL,
      conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      PRIMARY KEY (account, conversation)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE event (
      conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('public', 'staff')),
      seq INTEGER NOT NULL,
      at INTEGER,
      type TEXT NOT NULL,
      raw TEXT NOT NULL,
      PRIMARY KEY (conversation, kind, seq)
    ) STRICT, WITHOUT ROWID;

    -- What can be searched. 'visitor' and 'wrap-up' have seq 0, the others the seq of their entry.
    CREATE TABLE text (
      id INTEGER PRIMARY KEY,
      conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('visitor', 'message', 'note', 'wrap-up')),
      seq INTEGER NOT NULL,
      body TEXT NOT NULL,
      UNIQUE (conversation, kind, seq)
    ) STRICT;
    CREATE VIRTUAL TABLE text_index USING fts5 (
      body, content = 'text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    );
    CREATE TRIGGER text_added AFTER INSERT ON text BEGIN
      INSERT INTO text_index (rowid, body) VALUES (new.id, new.body);
    END;
    CREATE TRIGGER text_removed AFTER DELETE ON text BEGIN
      INSERT INTO text_index (text_index, rowid, body) VALUES ('delete', old.id, old.body);
    END;
    CREATE TRIGGER text_changed AFTER UPDATE ON text BEGIN
      INSERT INTO text_index (text_index, rowid, body) VALUES ('delete', old.id, old.body);
      INSERT INTO text_index (rowid, body) VALUES (new.id, new.body);
    END;
  `);
}

/**
 * A text's id says whose it is, so that a search knows the conversations of all that it finds by the index alone:
 * the conversation's number, its kind (in the order in which excerpts prefer them), and the seq of its entry.
 */
function numberTexts(db: Database): void {
  db.exec(`
    ALTER TABLE conversation ADD COLUMN no INTEGER;
    UPDATE conversation SET no = rowid;
    CREATE UNIQUE INDEX conversation_no ON conversation (no);

    CREATE TABLE numbered (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
    INSERT INTO numbered SELECT
      (no << 28) + (CASE kind WHEN 'message' THEN 0 WHEN 'note' THEN 1 WHEN 'visitor' THEN 2 ELSE 3 END << 24) + seq, body
      FROM text JOIN conversation ON conversation.id = text.conversation;
    DROP TABLE text_index;
    DROP TABLE text;
    ALTER TABLE numbered RENAME TO text;

    CREATE VIRTUAL TABLE text_index USING fts5 (
      body, content = 'text', content_rowid = 'id', tokenize = '${tokens}', prefix = '1 2 3'
    );
    INSERT INTO text_index (text_index) VALUES ('rebuild');
    CREATE TRIGGER text_added AFTER INSERT ON text BEGIN
      INSERT INTO text_index (rowid, body) VALUES (new.id, new.body);
    END;
    CREATE TRIGGER text_removed AFTER DELETE ON text BEGIN
      INSERT INTO text_index (text_index, rowid, body) VALUES ('delete', old.id, old.body);
    END;
    CREATE TRIGGER text_changed AFTER UPDATE ON text BEGIN
      INSERT INTO text_index (text_index, rowid, body) VALUES ('delete', old.id, old.body);
      INSERT INTO text_index (rowid, body) VALUES (new.id, new.body);
    END;
    CREATE TRIGGER conversation_removed AFTER DELETE ON conversation BEGIN
      DELETE FROM text WHERE id BETWEEN old.no << 28 AND (old.no << 28) + (1 << 28) - 1;
    END;
  `);
}

/** Whether a message was edited or deleted later is asked with each message that is written. */
function findAmendments(db: Database): void {
  db.exec(`
    CREATE INDEX event_amendment ON event (conversation, raw ->> '$.message')
      WHERE type IN ('chat.messageEdited', 'chat.messageDeleted');
  `);
}

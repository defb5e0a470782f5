import { NoteAdded } from "../../src-shared/conversations/events.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { WrapUpValues } from "../../src-shared/wrap-up/model.ts";
import { filledFields, outcomeName } from "../../src-shared/wrap-up/rules.ts";
import { conversationRow } from "../conversations/rows.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Place } from "../store/search/index-file.ts";
import type { Reader } from "../store/transact.ts";
import { rulesOf } from "../wrap-up/rows.ts";

/** What stands at a place now. */
export interface Source {
  readonly text: string;
  readonly at: number;
  readonly by: string | null;
  /** The place in the public log where it is shown. */
  readonly near: number;
}

const readMessage = hot<{ text: string; at: number; from_name: string; deleted_at: number | null }>(
  "select text, at, from_name, deleted_at from message where conversation = ? and seq = ?",
);
const readNote = hot<{ body: string; at: number; after: number | null }>(
  "select body, at, after from event where log = ? and seq = ?",
);

/** The text at this place, always read from the database itself; undefined when it is there no longer. */
export async function sourceAt(db: Reader, { conversation, log, seq }: Place): Promise<Source | undefined> {
  const id = conversation as ConversationId;
  if (log === "public") {
    const [message] = await readMessage(db, [id, seq]);
    if (!message || message.deleted_at !== null) return undefined;
    return { text: message.text, at: message.at, by: message.from_name, near: seq };
  }
  if (log === "staff") {
    const [row] = await readNote(db, [logOf(id, "staff"), seq]);
    const { data } = NoteAdded.safeParse(row && JSON.parse(row.body));
    return row && data && { text: data.note.text, at: row.at, by: data.note.by.name, near: row.after ?? 0 };
  }
  const row = await conversationRow(db, id);
  return row && { text: headText(row), at: row.started_at, by: null, near: 0 };
}

/** What a conversation itself is found by: its visitor's name, and how it was wrapped up. */
function headText(row: ConversationRow): string {
  const rules = rulesOf(row);
  const name = outcomeName(rules, row.outcome);
  const fields = row.wrap_fields === null ? [] : filledFields(rules, WrapUpValues.parse(JSON.parse(row.wrap_fields)));
  const parts = [
    row.visitor_name,
    name ?? "",
    row.note,
    ...fields.map(({ label, value }) => `${label}: ${String(value)}`),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

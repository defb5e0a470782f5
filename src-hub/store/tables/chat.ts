import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";

/** Who is on which side of a conversation, and how far he has got: `participant` is a visitor's or an account's id. */
export interface MarkRow {
  conversation: ConversationId;
  participant: string;
  side: "visitor" | "agent";
  delivered: number;
  delivered_at: number;
  read: number;
  read_at: number;
}

export interface ChatTables {
  mark: MarkRow;
  /** What the house lays down for all, JSON a name. */
  house: { name: string; body: string };
  /** A message's texts before the ones that came after them, for staff; `seq` is that of the edit that ended it. */
  message_edit: { message: string; seq: number; text: string; at: number };
  /** What an account has begun to write and not sent. `at`: when he wrote it, by the hub's clock. */
  draft: {
    account: AccountId;
    conversation: ConversationId;
    kind: "message" | "note";
    text: string;
    at: number;
  };
  /** A colleague who was named in a note. */
  mention: {
    id: string;
    conversation: ConversationId;
    note: string;
    /** The note's beginning. */
    text: string;
    account: AccountId;
    by: AccountId;
    at: number;
    seen_at: number | null;
  };
}

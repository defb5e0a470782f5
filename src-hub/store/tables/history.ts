import type { Generated } from "kysely";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { ConversationId, VisitorId } from "../../../src-shared/conversations/model.ts";

/** Tables of mail, history and what is shown beside a conversation. */
export interface HistoryTables {
  mail: {
    id: string;
    /** One address, in lower case. */
    recipient: string;
    kind: string;
    /** JSON of what the template of its kind is filled with; `{}` once it is over. */
    body: string;
    attempts: Generated<number>;
    next_at: number;
    state: "waiting" | "sent" | "failed";
    at: number;
    ended_at: number | null;
    /** Why the last try failed: a code, never words of the other server. */
    fault: string | null;
  };
  /** `sent` codes since `since`. `hash` is of the code. */
  mail_code: {
    visitor: VisitorId;
    address: string;
    hash: string;
    expires_at: number;
    tries: number;
    sent: number;
    since: number;
  };
  /** Addresses that a visitor has proved to be his. */
  confirmed_address: { visitor: VisitorId; address: string; at: number };
  /** What staff have written of a visitor. `value`: JSON. */
  visitor_value: { visitor: VisitorId; field: string; value: string; at: number; by: AccountId };
  /** What the search must read again; `message`: its place in the public log, null: the whole conversation. */
  search_change: { seq: Generated<number>; conversation: ConversationId; message: number | null; at: number };
}

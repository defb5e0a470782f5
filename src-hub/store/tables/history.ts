import type { Generated } from "kysely";

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
}

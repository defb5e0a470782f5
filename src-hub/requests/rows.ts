import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Request } from "../../src-shared/requests/model.ts";
import { hot } from "../store/hot.ts";
import type { RequestRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";

type OpenRequest = Pick<RequestRow, "id" | "kind" | "by" | "expires_at">;
const readOpen = hot<OpenRequest>(
  "select id, kind, by, expires_at from request where conversation = ? and state = 'open' order by at, id",
);

/** The open requests of a conversation, oldest first. */
export async function openRequests(db: Reader, conversation: ConversationId): Promise<Request[]> {
  const rows = await readOpen(db, [conversation]);
  return rows.map(({ id, kind, by, expires_at }) => ({ id, kind, by, expiresAt: expires_at }));
}

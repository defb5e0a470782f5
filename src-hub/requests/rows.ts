import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Request } from "../../src-shared/requests/model.ts";
import type { Reader } from "../store/transact.ts";

/** The open requests of a conversation, oldest first. */
export async function openRequests(db: Reader, conversation: ConversationId): Promise<Request[]> {
  const rows = await db
    .selectFrom("request")
    .select(["id", "kind", "by", "expires_at"])
    .where("conversation", "=", conversation)
    .where("state", "=", "open")
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(({ id, kind, by, expires_at }) => ({ id, kind, by, expiresAt: expires_at }));
}

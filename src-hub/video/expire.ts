import { appendPublic } from "../store/append.ts";
import type { Reader, Transact } from "../store/transact.ts";
import { settleInvite } from "./rows.ts";

/** Invites that nobody answered in time. */
export async function expireInvites(read: Reader, transact: Transact, now: number): Promise<void> {
  const due = await read
    .selectFrom("invite")
    .select("id")
    .where("state", "=", "open")
    .where("expires_at", "<=", now)
    .execute();
  for (const { id } of due)
    await transact(async (tx) => {
      const row = await settleInvite(tx, id, "expired");
      if (row) await appendPublic(tx, row.conversation, { type: "video.expired", invite: id });
    });
}

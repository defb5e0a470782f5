import type { Account } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";
import type { AppointmentRow } from "./rows.ts";
import { tellDesks, tellIn } from "./tell.ts";
import { dueAt } from "./times.ts";

const readBegan = hot<AppointmentRow>("select * from appointment where began = ? and met is null");

/** Somebody has taken a conversation. If it is an appointment's, he who came hears who it is, when it is not its agent. */
export async function metBy(tx: Tx, conversation: ConversationId, agent: Account): Promise<void> {
  const [row] = await readBegan(tx.db, [conversation]);
  if (!row) return;
  const times = { ...row, state: "running" as const, met: agent.id };
  await tx.db
    .updateTable("appointment")
    .set({ met: agent.id, state: "running", missed_by: null, due_at: dueAt(times, tx.now) })
    .where("id", "=", row.id)
    .execute();
  if (row.agent !== null && row.agent !== agent.id)
    await tellIn(tx, conversation, row, "other", { instead: { name: agent.name } });
  tellDesks(tx);
}

/** Whether this wait is kept for the agent of an appointment: who waits for him is sent nowhere else. */
export async function isArranged(db: Reader, conversation: ConversationId): Promise<boolean> {
  const [row] = await readBegan(db, [conversation]);
  return row?.state === "running";
}

import { FaultError } from "../../src-shared/rpc/fault.ts";
import type { HubParts } from "../ports.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { invite } from "./invites.ts";

/**
 * Who came by a video button has asked for a call already: as soon as an agent has him, his invite is made, as if he had
 * pressed once more. The agent answers it through the device check, like every other.
 */
export async function inviteWanted({ store, settings }: Pick<HubParts, "store" | "settings">): Promise<void> {
  const due = await store.read
    .selectFrom("conversation")
    .select("id")
    .where("video_wanted", "=", 1)
    .where("state", "=", "active")
    .execute();
  for (const { id } of due)
    await store.transact(async (tx) => {
      const row = await claimed(tx, id);
      if (!row) return;
      await unlessRefused(() => invite(tx, row, "visitor", { machine: store.machine, inviteFor: settings.inviteFor }));
    });
}

function claimed(tx: Tx, id: ConversationRow["id"]): Promise<ConversationRow | undefined> {
  return tx.db
    .updateTable("conversation")
    .set({ video_wanted: 0 })
    .where("id", "=", id)
    .where("video_wanted", "=", 1)
    .where("state", "=", "active")
    .returningAll()
    .executeTakeFirst();
}

/** Rules may have changed while he waited, or his agent has just begun another call: then it stays a chat. */
async function unlessRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
  }
}

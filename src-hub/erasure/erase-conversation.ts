import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type LogKind, logOf } from "../../src-shared/conversations/log.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import { addresses } from "../bus.ts";
import { reindexConversation } from "../history/reindex.ts";
import type { HubParts } from "../ports.ts";
import { hot } from "../store/hot.ts";
import type { Tx } from "../store/transact.ts";
import { forgetUploadsOf } from "../uploads/rows.ts";
import { eraseContent } from "../supervision/audit-seal.ts";
import { blanked } from "./blank.ts";

/** Rows that one transaction writes at most: chats wait no longer than for a few messages. */
const atOnce = 100;

const entriesAfter = hot<{ seq: number; body: string }>(
  "select seq, body from event where log = ? and seq > ? order by seq limit ?",
);
const rewriteEntry = hot("update event set body = ? where log = ? and seq = ?");
const messagesAfter = hot<{ seq: number }>(
  "select seq from message where conversation = ? and seq > ? order by seq limit ?",
);
const emptyMessages = hot(
  `update message set text = '', from_name = case from_kind when 'visitor' then '' else from_name end,
     deleted_at = coalesce(deleted_at, at) where conversation = ? and seq > ? and seq <= ?`,
);
const filesOf = hot<{ id: UploadId }>("select id from upload where conversation = ?");

/**
 * Empties one conversation, in transactions of bounded length. Each step may be done again: who was killed in the middle
 * begins anew. Counts, times, agents, outcome and score stay, and every entry of its logs stays at its place.
 */
export async function eraseConversation(
  { store, uploads }: Pick<HubParts, "store" | "uploads">,
  id: ConversationId,
): Promise<void> {
  for (const kind of ["public", "staff"] as const) await blankLog(store, id, kind);
  await blankMessages(store, id);
  const files = await store.transact(async (tx) => {
    const found = await filesOf(tx.db, [id]);
    await forgetUploadsOf(tx, id);
    // With the files: one from before photos were files becomes one otherwise, behind this.
    await tx.db.deleteFrom("photo").where("conversation", "=", id).execute();
    return found;
  });
  // Whoever is killed here leaves files without a row, which the sweep of the folder takes away.
  for (const file of files) await uploads?.drop(file.id);
  await store.transact((tx) => eraseRows(tx, id));
}

async function blankLog({ transact }: HubParts["store"], id: ConversationId, kind: LogKind): Promise<void> {
  const log = logOf(id, kind);
  let last: number | undefined = 0;
  while (last !== undefined) {
    const from: number = last;
    last = await transact(async (tx) => {
      const entries = await entriesAfter(tx.db, [log, from, atOnce]);
      for (const { seq, body } of entries) {
        const blank = JSON.stringify(blanked(JSON.parse(body)));
        if (blank !== body) await rewriteEntry(tx.db, [blank, log, seq]);
      }
      return entries.length === atOnce ? entries.at(-1)?.seq : undefined;
    });
  }
}

async function blankMessages({ transact }: HubParts["store"], id: ConversationId): Promise<void> {
  let last: number | undefined = 0;
  while (last !== undefined) {
    const from: number = last;
    last = await transact(async (tx) => {
      const found = await messagesAfter(tx.db, [id, from, atOnce]);
      await emptyMessages(tx.db, [id, from, found.at(-1)?.seq ?? from]);
      return found.length === atOnce ? found.at(-1)?.seq : undefined;
    });
  }
}

const nothingWritten = {
  visitor_name: "",
  page_url: null,
  page_title: null,
  note: "",
  language: null,
  bot_state: null,
  wrap_fields: null,
  wrap_draft: null,
  filled: null,
  consent: null,
} as const;

async function eraseRows(tx: Tx, id: ConversationId): Promise<void> {
  const { db } = tx;
  await db
    .deleteFrom("message_edit")
    .where("message", "in", (of) => of.selectFrom("message").select("id").where("conversation", "=", id))
    .execute();
  await db.deleteFrom("draft").where("conversation", "=", id).execute();
  await db.deleteFrom("bot_turn").where("conversation", "=", id).execute();
  await db.deleteFrom("survey_link").where("conversation", "=", id).execute();
  await db.updateTable("mention").set({ text: "" }).where("conversation", "=", id).execute();
  await db.updateTable("wait").set({ note: "" }).where("conversation", "=", id).execute();
  await db.updateTable("offer").set({ reason: null }).where("conversation", "=", id).execute();
  await eraseSurvey(tx, id);
  await eraseOutside(tx, id);
  await eraseContent(tx, `conversation:${id}`);
  await db
    .updateTable("conversation")
    .set({ ...nothingWritten, erased_at: tx.now })
    .where("id", "=", id)
    .execute();
  await reindexConversation(tx, id);
  tx.tell(addresses.desks, { event: { type: "conversation.erased", conversation: id } });
}

/** The score counts in reports; what was written beside it goes, and nothing more is asked. */
async function eraseSurvey({ db, now }: Tx, id: ConversationId): Promise<void> {
  await db.updateTable("survey").set({ text: "", until: now }).where("conversation", "=", id).execute();
  await db
    .updateTable("survey")
    .set({ state: "lapsed" })
    .where("conversation", "=", id)
    .where("state", "=", "asked")
    .execute();
}

/** What other programs were told, or were still to be told. `erased` in each: nothing of it is sent again. */
async function eraseOutside({ db }: Tx, id: ConversationId): Promise<void> {
  const reason = "erased";
  await db.updateTable("delivery").set({ body: "{}", answer: "", reason }).where("conversation", "=", id).execute();
  await db
    .updateTable("delivery")
    .set({ state: "failed" })
    .where("conversation", "=", id)
    .where("state", "in", ["queued", "due"])
    .execute();
  await db.updateTable("handed_record").set({ external: null, reason }).where("conversation", "=", id).execute();
  await db
    .updateTable("handed_record")
    .set({ state: "failed" })
    .where("conversation", "=", id)
    .where("state", "=", "due")
    .execute();
}

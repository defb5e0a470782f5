import type { chatAsks } from "../../src-shared/chat/asks.ts";
import { type Amendment, amendedBy } from "../../src-shared/chat/amended.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { PublicEvent } from "../../src-shared/conversations/events.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { tellOfferFor } from "../queues/tell.ts";
import type { Change } from "../store/answered.ts";
import { appendPublic } from "../store/append.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tables } from "../store/tables.ts";
import type { Tx } from "../store/transact.ts";
import { deleteUpload } from "../uploads/rows.ts";
import { chatRulesOf } from "./rules.ts";
import { forgetUploadsIn } from "../uploads/rows.ts";
import type { Writer } from "./writer.ts";

type MessageRow = Pick<Tables["message"], "id" | "seq" | "text" | "at" | "author" | "from_kind" | "deleted_at">;

const readMessage = hot<MessageRow>(
  "select id, seq, text, at, author, from_kind, deleted_at from message where id = ? and conversation = ?",
);
const editsOf = hot<{ seq: number }>("select seq from message_edit where message = ?");
const readEvent = hot<{ body: string }>("select body from event where log = ? and seq = ?");
const rewriteEvent = hot("update event set body = ? where log = ? and seq = ?");

/** Editing and deleting what one wrote himself. */
export function amendHandlers(
  writer: Writer,
  change: Change,
): HandlersOf<Pick<typeof chatAsks, "chat.edit" | "chat.delete">> {
  return {
    "chat.edit": (input, call) =>
      change(call, input, async (tx) => {
        const { row, message } = await changeable(tx, writer, input.conversation, input.message);
        const by = writer.author(row);
        const placed = await appendPublic(tx, row.id, {
          type: "chat.messageEdited",
          by,
          message: message.id,
          text: input.text,
        });
        await rewrite(tx, row.id, message, {
          type: "chat.messageEdited",
          ...placedIn(row, placed, by, message),
          text: input.text,
        });
        await tx.db
          .insertInto("message_edit")
          .values({ message: message.id, seq: placed.seq, text: message.text, at: placed.at })
          .execute();
        await setText(tx, message.id, { text: input.text, edited_at: placed.at });
        await tellOfferFor(tx, row.id);
        return placed;
      }),
    "chat.delete": (input, call) =>
      change(call, input, async (tx) => {
        const { row, message } = await changeable(tx, writer, input.conversation, input.message);
        const by = writer.author(row);
        const placed = await appendPublic(tx, row.id, { type: "chat.messageDeleted", by, message: message.id });
        await rewrite(tx, row.id, message, { type: "chat.messageDeleted", ...placedIn(row, placed, by, message) });
        await tx.db.deleteFrom("message_edit").where("message", "=", message.id).execute();
        await forgetFiles(tx, row.id, message.id);
        await forgetUploadsIn(tx, row.id, message.id);
        await setText(tx, message.id, { text: "", deleted_at: placed.at });
        await tellOfferFor(tx, row.id);
        return placed;
      }),
  };
}

function placedIn(row: ConversationRow, { at }: { at: number }, by: Amendment["by"], { id }: MessageRow) {
  return { conversation: row.id, at, by, message: id };
}

/** His own, not deleted, and young enough; refused otherwise. */
async function changeable(tx: Tx, writer: Writer, conversation: ConversationId, id: MessageId) {
  const row = await writer.find(tx.db, conversation);
  if (row.ended_at !== null) throw refuse("gone", "conversation-ended");
  const [message] = await readMessage(tx.db, [id, conversation]);
  if (!message || message.deleted_at !== null) throw refuse("gone", "message-gone");
  const kind = writer.side === "visitor" ? "visitor" : "agent";
  if (message.author !== writer.id || message.from_kind !== kind) throw refuse("forbidden", "message-not-yours");
  const { agentMinutes, visitorMinutes } = await chatRulesOf(tx.db);
  const minutes = kind === "visitor" ? visitorMinutes : agentMinutes;
  if (minutes === 0) throw refuse("forbidden", "change-not-allowed");
  if (tx.now - message.at > minutes * 60_000) throw refuse("forbidden", "change-too-late", { values: { minutes } });
  return { row, message };
}

/** What is stored of the message's earlier texts in the log: who reads an older page reads what stands now, or nothing. */
async function rewrite(tx: Tx, conversation: ConversationId, message: MessageRow, by: Amendment): Promise<void> {
  const log = logOf(conversation, "public");
  const edits = await editsOf(tx.db, [message.id]);
  for (const seq of [message.seq, ...edits.map((edit) => edit.seq)]) {
    const [stored] = await readEvent(tx.db, [log, seq]);
    if (!stored) throw new Error(`The log ${log} has no entry ${seq}.`);
    const event = amendedBy(JSON.parse(stored.body) as PublicEvent, by);
    await rewriteEvent(tx.db, [JSON.stringify(event), log, seq]);
  }
}

/** What went with it goes with it. */
async function forgetFiles(tx: Tx, conversation: ConversationId, message: MessageId): Promise<void> {
  const files = await tx.db
    .selectFrom("upload")
    .select(["id", "size"])
    .where("conversation", "=", conversation)
    .where("message", "=", message)
    .execute();
  for (const file of files) await deleteUpload(tx, file);
}

function setText(tx: Tx, id: MessageId, set: Partial<Pick<Tables["message"], "text" | "edited_at" | "deleted_at">>) {
  return tx.db.updateTable("message").set(set).where("id", "=", id).execute();
}

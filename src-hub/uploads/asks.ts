import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { uploadAsks } from "../../src-shared/uploads/asks.ts";
import type { UploadId, UploadPurpose } from "../../src-shared/uploads/model.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { Asker } from "../asker.ts";
import { ofStaff } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { UploadRow } from "../store/tables/uploads.ts";
import type { Reader } from "../store/transact.ts";
import { begun } from "./begin.ts";
import { isToCarry } from "./carry-photos.ts";
import { attachmentOf, changeUpload, deleteUpload, looseIn, mostLoose, uploadRow } from "./rows.ts";
import { noUploads, rulesIn } from "./rules.ts";
import { linkSeconds, secretSeconds } from "./tickets.ts";
import { open } from "./uploads.ts";

/** Milliseconds after which who waits for the judgement is told that it is not there yet. */
const answerWithin = 8_000;

/** Both sides send by the same rules. */
export function uploadHandlers(
  asker: Asker,
  change: Change,
  { store, uploads }: HubParts,
): HandlersOf<typeof uploadAsks> {
  const { side, id: by } = asker;

  /** Where he may write, he may send; a colleague of whom the visitor knows nothing writes notes. */
  async function writable(
    db: Reader,
    id: ConversationId,
    purpose: UploadPurpose = "message",
  ): Promise<ConversationRow> {
    if (side === "agent")
      return ofStaff(db, by as AccountId, id, ...(purpose === "note" ? [] : [["conference"] as const]));
    const row = await asker.mine(db, id);
    // Not even how much room notes have left.
    if (purpose === "note") throw refuse("forbidden", "upload-not-allowed");
    return row;
  }

  /** His own, or `gone`: what is missing and what is another's answer alike. */
  async function own(db: Reader, upload: UploadId): Promise<UploadRow> {
    const row = await uploadRow(db, upload);
    if (!row || row.by_side !== side || row.by_id !== by) throw refuse("gone", "upload-gone");
    return row;
  }

  return {
    "upload.rules": async ({ conversation, purpose }) => {
      const row = await writable(store.read, conversation, purpose);
      return uploads?.address() ? rulesIn(store.read, row, side, purpose) : noUploads;
    },

    "upload.begin": (input, call) => {
      open(uploads);
      return change(call, input, async (tx) => {
        const { purpose = "message" } = input;
        const row = await writable(tx.db, input.conversation, purpose);
        if (row.ended_at !== null && purpose !== "note") throw refuse("gone", "conversation-ended");
        if ((await looseIn(tx.db, row.id, purpose === "note")) >= mostLoose)
          throw refuse("full", "too-many-files", { retryAfter: 60_000 });
        const rules = await rulesIn(tx.db, row, side, purpose);
        return begun(tx, asker, { ...input, conversation: row.id, purpose }, rules);
      });
    },

    "upload.open": async ({ upload }) => {
      const { tokens, address } = open(uploads);
      const row = await own(store.read, upload);
      if (row.state !== "receiving") throw refuse("gone", "upload-gone");
      const { token, until } = await tokens.sign("upload", { upload }, secretSeconds);
      return { url: `${address()}/uploads/${upload}`, secret: token, offset: row.received, until };
    },

    "upload.finish": async ({ upload }) => {
      const files = open(uploads);
      const row = await own(store.read, upload);
      if (row.state === "receiving" && row.received < row.size) throw refuse("conflict", "upload-unfinished");
      if (row.state === "receiving")
        await store.transact((tx) => changeUpload(tx, row, "receiving", { state: "judging" }));
      if (row.state === "receiving" || row.state === "judging") await within(files.judge(row));
      const judged = await own(store.read, upload);
      if (judged.state === "refused") throw refuse("invalid", judged.why ?? "file-broken");
      return { attachment: judged.state === "ready" ? attachmentOf(judged) : null };
    },

    "upload.cancel": (input, call) =>
      change(call, input, async (tx) => {
        const row = await own(tx.db, input.upload);
        if (row.message !== null) throw refuse("gone", "upload-sent");
        // The sweep takes its bytes; a part that is on its way finds no row.
        await deleteUpload(tx, row);
        return {};
      }),

    "upload.link": async ({ conversation, upload, form }) => {
      const files = open(uploads);
      const { id } = await asker.readable(store.read, conversation);
      if (await isToCarry(store.read, upload, id)) await files.carry(upload);
      const row = await uploadRow(store.read, upload);
      const isOwn = row?.by_side === side && row.by_id === by;
      // What no message has yet is its sender's alone; what is in a note is there for no visitor.
      const isHis = row?.message === null ? isOwn : side === "agent" || row?.purpose !== "note";
      if (!row || row.conversation !== id || row.state !== "ready" || !isHis) throw refuse("gone", "upload-gone");
      if (form === "preview" && row.preview === 0) throw refuse("gone", "upload-gone");
      const { token, until } = await files.tokens.sign("file", { upload, conversation, form }, linkSeconds);
      return { url: `${files.address()}/files/${upload}?signed=${token}`, until };
    },
  };

  function within(judged: Promise<void>): Promise<void> {
    const slow = Promise.withResolvers<void>();
    const stop = store.machine.after(answerWithin, slow.resolve);
    // Rejections of one that was too slow are told to who asks next.
    judged.catch(() => undefined);
    return Promise.race([judged, slow.promise]).finally(stop);
  }
}

import { refuse } from "../../../src-shared/rpc/fault.ts";
import { conversationRow } from "../../conversations/rows.ts";
import { maskedAddress } from "../../mail/address.ts";
import type { LetterTemplate } from "../../mail/template.ts";
import type { TranscriptLetter } from "../../mail/values.ts";
import type { Mail } from "../../mail/mail.ts";
import { appendStaff } from "../../store/append.ts";
import type { ConversationRow } from "../../store/row-types.ts";
import type { Tx } from "../../store/transact.ts";
import { text } from "../../text.ts";
import { readsIn } from "../../visitors/reads.ts";
import { provedAddress } from "./addresses.ts";
import { fileOf, type MakePdf } from "./files.ts";
import { readTranscript } from "./read.ts";

/**
 * Puts a copy of what the visitor saw into the outbox, for the address that is proved to be his. Answers with it, masked.
 * `by` null: he asked for it himself.
 */
export async function mailTranscript(tx: Tx, mail: Mail, row: ConversationRow, by: string | null): Promise<string> {
  mail.required();
  const address = await provedAddress(tx.db, row.visitor);
  if (address === null) throw refuse("forbidden", "address-unproved");
  const to = maskedAddress(address);
  await mail.queue(tx, "transcript", address, { conversation: row.id, to });
  // Nobody hears of a closed conversation any more.
  if (row.state !== "closed") await appendStaff(tx, row.id, { type: "transcript.mailed", by, to });
  return to;
}

/** The letter: the house's own words, and the copy attached as PDF and as text. */
export function transcriptLetter(house: string, pdf: MakePdf): LetterTemplate<TranscriptLetter> {
  return {
    async write({ conversation }, db) {
      const row = await conversationRow(db, conversation);
      if (!row) return undefined;
      const language = await readsIn(db, { ...row, conversation });
      const attachments = [];
      for (let part = 1, parts = 1; part <= parts; part++) {
        const transcript = await readTranscript(db, row, { house, notes: false, part, language });
        parts = Math.min(transcript.parts, mostParts);
        for (const format of ["pdf", "text"] as const) attachments.push(await fileOf(row, transcript, format, pdf));
      }
      return {
        subject: text(language, "letter.transcript.subject", { house }),
        text: text(language, "letter.transcript.body", { house }),
        attachments,
      };
    },
    async failed(tx, { conversation, to }) {
      const row = await conversationRow(tx.db, conversation);
      if (row && row.state !== "closed") await appendStaff(tx, conversation, { type: "transcript.failed", to });
    },
  };
}

/** Mail servers take no letter of any size: of a longer conversation the beginning is sent. */
const mostParts = 10;

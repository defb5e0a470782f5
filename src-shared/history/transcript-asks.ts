import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { catalogues } from "../languages/choose.ts";
import { nothing } from "../rpc/contract.ts";

const inConversation = z.object({ conversation: ConversationId });

export const transcriptFormats = ["text", "html", "pdf"] as const;
export const TranscriptFormat = z.enum(transcriptFormats);
export type TranscriptFormat = z.infer<typeof TranscriptFormat>;

/** Whether mail can be sent at all, and where it would go; null: no address of this visitor is proved to be his. */
const Way = z.object({ mail: z.boolean(), to: z.nullable(z.string()) });

/** Staff's. */
export const transcriptAsks = {
  /**
   * One part of a conversation's transcript as a file: what the visitor saw, and with `notes` what staff noted. A long
   * conversation has several parts. `zone`: in which times are written, else the visitor's own.
   */
  "transcript.make": {
    input: z.object({
      conversation: ConversationId,
      format: TranscriptFormat,
      notes: z.boolean(),
      part: z._default(z.int().check(z.minimum(1), z.maximum(10_000)), 1),
      zone: z.optional(z.string().check(z.maxLength(60))),
      /** What its own words are written in; without it in English. */
      language: z.optional(z.enum(catalogues)),
    }),
    output: z.object({
      name: z.string(),
      type: z.string(),
      /** Text, or base64 where `isBinary`. */
      body: z.string(),
      isBinary: z.boolean(),
      parts: z.int(),
    }),
    changes: false,
  },
  "transcript.way": { input: inConversation, output: Way, changes: false },
  /**
   * Sends the visitor a copy of what he saw, by mail, to an address that is proved to be his and to no other; `to` shows
   * which, masked. Refused with `mail-off`, `address-unproved`, `mail-too-often`.
   */
  "transcript.mail": { input: inConversation, output: z.object({ to: z.string() }), changes: true },
} as const;

/** A visitor's, for his own conversations. */
export const transcriptVisitorAsks = {
  "copy.way": { input: inConversation, output: Way, changes: false },
  /** Sends a code to an address that he types, which proves that he reads its mail. Nothing he wrote is in that letter. */
  "copy.code": {
    input: z.object({ conversation: ConversationId, address: z.string().check(z.maxLength(254)) }),
    output: nothing,
    changes: true,
  },
  /** Sends the copy: with the code to the address it went to, without one to the address that is proved already. */
  "copy.send": {
    input: z.object({ conversation: ConversationId, code: z.optional(z.string().check(z.maxLength(20))) }),
    output: z.object({ to: z.string() }),
    changes: true,
  },
} as const;

import * as z from "zod/mini";
import { Account } from "../accounts/model.ts";
import { Author, ConversationId } from "../conversations/model.ts";

/** Public log: a file that one side sent was found to be infected; nobody gets it, and both know. */
export const FileRefused = z.object({
  type: z.literal("file.refused"),
  conversation: ConversationId,
  at: z.number(),
  from: Author,
  name: z.string(),
});

/** Staff log: the same of a file that was meant for a note. */
export const NoteFileRefused = z.object({
  type: z.literal("note.fileRefused"),
  conversation: ConversationId,
  at: z.number(),
  after: z.int(),
  by: Account,
  name: z.string(),
});

export const uploadEvents = [FileRefused] as const;

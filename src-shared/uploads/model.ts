import * as z from "zod/mini";

/** Made by whoever sends the file; the only name that it has on the hub's disk. */
export const UploadId = z.uuid().brand<"UploadId">();
export type UploadId = z.infer<typeof UploadId>;

/**
 * What a file is sent for, said before a byte of it comes: it goes nowhere else. `note`: staff's own, of which no visitor hears
 * anything. `photo`: the visitor's answer to a request for one. `canned`: kept with a response, of no conversation.
 */
export const UploadPurpose = z.enum(["message", "note", "photo"]);
export type UploadPurpose = z.infer<typeof UploadPurpose> | "canned";

/** A file that was judged and belongs to a conversation, as the hub gives it out. */
export const Attachment = z.object({
  id: UploadId,
  /** Cleaned by the hub: one part of a path, without what only machines would obey. */
  name: z.string(),
  /** What its first bytes say that it is, never what the sender said. */
  type: z.string(),
  /** Bytes as they are given out; a picture is drawn anew and is another size than the one sent. */
  size: z.int(),
  /** Pixels, of a picture; turned as it was held. */
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  /** Whether there is a small picture of it, to be shown at once. */
  preview: z.boolean(),
});
export type Attachment = z.infer<typeof Attachment>;

/** Attachments of one message. */
export const mostAttachments = 10;
/** Bytes of a part that is sent at once; what was sent of an unfinished part is sent again after a lost line. */
export const partBytes = 256 * 1024;
/** The hub takes no larger part. */
export const mostPartBytes = 1024 * 1024;
/** Code units of a name that is sent; kept is less, see `cleanFileName`. */
export const longestSentName = 1_000;

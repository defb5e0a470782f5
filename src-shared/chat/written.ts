import * as z from "zod/mini";
import { MaybeText } from "../text/clean.ts";
import { mostAttachments, UploadId } from "../uploads/model.ts";
import { MessageId } from "./model.ts";

/** What is written of a message by who sends it. */
export const written = {
  id: MessageId,
  /** May be empty where a file says it all. */
  text: MaybeText,
  /** The sender's own, each judged (`upload.finish` has answered it) and in no message yet. */
  uploads: z.optional(z.array(UploadId).check(z.maxLength(mostAttachments, "too-many-files"))),
};

/** Refuses with `text-empty` what has neither a word nor a file. */
export const saysSomething = /* @__PURE__ */ z.refine<{ text: string; uploads?: unknown[] | undefined }>(
  ({ text, uploads }) => text !== "" || !!uploads?.length,
  { error: "text-empty", path: ["text"] },
);

import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { HouseUploads } from "./house.ts";
import { Attachment, longestSentName, UploadId, UploadPurpose } from "./model.ts";
import { UploadRules } from "./rules.ts";

/**
 * The same for both sides. A file goes: `begin`, `open`, its parts by HTTP to the address that `open` answers, `finish`,
 * and then in `chat.send` (or `note.add`, `request.answer`, as its purpose is). After a lost line `open` says from where to go on; an upload that nobody went on with for ten
 * minutes is forgotten, a judged one that no message names within a day too.
 */
export const uploadAsks = {
  "upload.rules": {
    input: z.object({ conversation: ConversationId, purpose: z.optional(UploadPurpose) }),
    output: UploadRules,
    changes: false,
  },
  /** Refused with the reasons of `refusalOf`, and `full` when the house has no room. Answers the name as it is kept. */
  "upload.begin": {
    input: z.object({
      conversation: ConversationId,
      upload: UploadId,
      name: z.string().check(z.maxLength(longestSentName, "text-too-long")),
      size: z.int().check(z.minimum(0)),
      /** As the sender's machine says; may be empty. It must fit the name. */
      type: z.string().check(z.maxLength(200)),
      /** Without one: `message`. `note` is staff's alone, `photo` a visitor's who is asked for one. */
      purpose: z.optional(UploadPurpose),
    }),
    output: z.object({ name: z.string() }),
    changes: true,
  },
  /**
   * Where the parts go, each by `PATCH url` with `Authorization: Bearer secret` and `Upload-Offset: offset`; each answer
   * carries the next `Upload-Offset`. The secret is good for this upload alone until `until`; ask for another then.
   */
  "upload.open": {
    input: z.object({ upload: UploadId }),
    output: z.object({ url: z.string(), secret: z.string(), offset: z.int(), until: z.number() }),
    changes: false,
  },
  /**
   * All parts are there: the hub judges the file. Null when that takes longer; ask again. Refused with `invalid` and why
   * (`file-lies`, `file-broken`, `file-infected` …), and then the upload is gone.
   */
  "upload.finish": {
    input: z.object({ upload: UploadId }),
    output: z.object({ attachment: z.nullable(Attachment) }),
    changes: false,
  },
  /** Only by who sends it, and only while no message has it. */
  "upload.cancel": { input: z.object({ upload: UploadId }), output: nothing, changes: true },
  /** An address for one file of this conversation, good until `until` (at most 5 minutes) for whoever has it. */
  "upload.link": {
    input: z.object({
      conversation: ConversationId,
      upload: UploadId,
      /** `preview`: the small picture, WebP of at most 480 pixels. */
      form: z.enum(["file", "preview"]),
    }),
    output: z.object({ url: z.string(), until: z.number() }),
    changes: false,
  },
} as const;

/** What the whole house takes; who may send at all stands with each queue. */
export const uploadAgentAsks = {
  "uploadRules.read": {
    input: nothing,
    /** `bytes`: of all files there are. `isReached`: browsers outside know where to send them; else nobody can. */
    output: z.object({ rules: HouseUploads, bytes: z.number(), isReached: z._default(z.boolean(), true) }),
    changes: false,
  },
  "uploadRules.change": {
    input: z.object({ rules: HouseUploads, expected: HouseUploads }),
    output: nothing,
    changes: true,
  },
} as const;

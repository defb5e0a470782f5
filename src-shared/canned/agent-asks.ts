import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { Attachment, longestSentName, mostAttachments, UploadId } from "../uploads/model.ts";
import { nothing } from "../rpc/contract.ts";
import { UploadRules } from "../uploads/rules.ts";
import { CannedBody, CannedFolder, CannedFolderBody, CannedFolderId, CannedId, mostInFolder } from "./model.ts";

/** `expected`: what the asker saw, null for a new one; refused `outdated` when a colleague was faster. */
const saveFolder = {
  input: z.object({ id: CannedFolderId, to: CannedFolderBody, expected: z.nullable(CannedFolderBody) }),
  output: nothing,
  changes: true,
} as const;
/** With all that is in it. */
const removeFolder = {
  input: z.object({ id: CannedFolderId, expected: CannedFolderBody }),
  output: nothing,
  changes: true,
} as const;
/** Moves it, too: the folder is a part of it. Refused `conflict` with `shortcut-taken`. */
const save = {
  input: z.object({ id: CannedId, to: CannedBody, expected: z.nullable(CannedBody) }),
  output: nothing,
  changes: true,
} as const;
const remove = { input: z.object({ id: CannedId, expected: CannedBody }), output: nothing, changes: true } as const;

/** Files are in no list: those of a response that is written over stay with it. */
const CannedEntry = z.omit(CannedBody, { folder: true, files: true });
/** Many at once into one folder. What has the shortcut of one that is in this folder takes its place; `skipped`: shortcuts of other folders. */
const take = {
  input: z.object({ folder: CannedFolderId, entries: z.array(CannedEntry).check(z.maxLength(mostInFolder)) }),
  output: z.object({ added: z.int(), changed: z.int(), same: z.int(), skipped: z.array(z.string()) }),
  changes: true,
} as const;

export const cannedAsks = {
  /** All that are shared, whoever may use them, with how often each was used by all. */
  "canned.list": {
    input: nothing,
    output: z.object({
      folders: z.array(CannedFolder),
      used: z.array(z.object({ canned: CannedId, count: z.int(), at: z.number() })),
      teams: z.array(z.object({ id: z.string(), name: z.string() })),
      queues: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    changes: false,
  },
  "cannedFolder.save": saveFolder,
  "cannedFolder.remove": removeFolder,
  "canned.save": save,
  "canned.remove": remove,
  "canned.import": take,
  /** The same of what is the asker's own. */
  "cannedFolder.saveOwn": saveFolder,
  "cannedFolder.removeOwn": removeFolder,
  "canned.saveOwn": save,
  "canned.removeOwn": remove,
  "canned.importOwn": take,
  /** What may be kept with a response. */
  "cannedFile.rules": { input: nothing, output: UploadRules, changes: false },
  /**
   * A file for a response that is written: it goes on as any other (`upload.open`, its parts, `upload.finish`), and is kept once
   * `canned.save` names it.
   */
  "cannedFile.begin": {
    input: z.object({
      upload: UploadId,
      name: z.string().check(z.maxLength(longestSentName, "text-too-long")),
      size: z.int().check(z.minimum(0)),
      type: z.string().check(z.maxLength(200)),
    }),
    output: z.object({ name: z.string() }),
    changes: true,
  },
  /** An address for a file of a response that he may use or change, or of one that he writes; as `upload.link`. */
  "cannedFile.link": {
    input: z.object({ upload: UploadId, form: z.enum(["file", "preview"]) }),
    output: z.object({ url: z.string(), until: z.number() }),
    changes: false,
  },
  /**
   * Puts files of a response beside a message or a note that is written, without sending them again: they are this agent's, ready,
   * under the ids `as`. By the rules of this conversation; `left`: why some of them may not go there, by their ids `from`.
   */
  "cannedFile.take": {
    input: z.object({
      canned: CannedId,
      conversation: ConversationId,
      purpose: z.enum(["message", "note"]),
      files: z.array(z.object({ from: UploadId, as: UploadId })).check(z.minLength(1), z.maxLength(mostAttachments)),
    }),
    output: z.object({
      attachments: z.array(Attachment),
      left: z.array(z.object({ from: UploadId, reason: z.string() })),
    }),
    changes: true,
  },
  /** It was put into a message or a note. */
  "canned.use": { input: z.object({ canned: CannedId }), output: nothing, changes: true },
} as const;

import * as z from "zod/mini";
import { TeamId } from "../accounts/ids.ts";
import { QueueId } from "../queues/model.ts";
import { lineOf, Text } from "../text/clean.ts";
import { Attachment, mostAttachments } from "../uploads/model.ts";

export const CannedId = z.uuid().brand<"CannedId">();
export type CannedId = z.infer<typeof CannedId>;
export const CannedFolderId = z.uuid().brand<"CannedFolderId">();
export type CannedFolderId = z.infer<typeof CannedFolderId>;

/** Responses of one folder, and code units of all of their texts: a folder goes to the desks as a whole. */
export const mostInFolder = 500;
export const longestFolder = 300_000;
/** Folders of one account; folders that are shared. */
export const mostOwnFolders = 20;
export const mostSharedFolders = 300;
const mostVariants = 20;

/** Who may use it: its owner alone, a team (null: the whole house), or whoever answers for a queue. */
export const CannedScope = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("personal") }),
  z.object({ kind: z.literal("team"), team: z.nullable(TeamId) }),
  z.object({ kind: z.literal("queue"), queue: QueueId }),
]);
export type CannedScope = z.infer<typeof CannedScope>;

const named = (most: number, reason: string) => z.pipe(lineOf(most), z.string().check(z.minLength(1, reason)));

export const CannedFolderBody = z.object({
  name: named(80, "name-missing"),
  scope: CannedScope,
  /** Folders stand in this order, then by name. */
  position: z.int().check(z.minimum(0), z.maximum(9_999)),
});
export type CannedFolderBody = z.infer<typeof CannedFolderBody>;

/** A language by its tag, such as `fi` or `pt-BR`. */
const LanguageTag = z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, "language-wrong"));
export const CannedVariant = z.object({ language: LanguageTag, text: Text });
export type CannedVariant = z.infer<typeof CannedVariant>;

export const CannedBody = z.object({
  folder: CannedFolderId,
  /** What is written behind the slash: letters, figures, dashes; the same in large and small letters. */
  shortcut: z.pipe(
    lineOf(40),
    z
      .string()
      .check(z.minLength(1, "shortcut-missing"), z.regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u, "shortcut-wrong")),
  ),
  title: named(120, "title-missing"),
  text: Text,
  /** The same in other languages; the visitor's goes before. */
  variants: z._default(z.array(CannedVariant).check(z.maxLength(mostVariants)), []),
  /** Put beside the text when it is chosen, in this order. Of those that are saved only the ids are read. */
  files: z._default(z.array(Attachment).check(z.maxLength(mostAttachments, "too-many-files")), []),
});
export type CannedBody = z.infer<typeof CannedBody>;

export const Canned = z.object({ id: CannedId, ...CannedBody.shape });
export type Canned = z.infer<typeof Canned>;

export const CannedFolder = z.object({ id: CannedFolderId, ...CannedFolderBody.shape, responses: z.array(Canned) });
export type CannedFolder = z.infer<typeof CannedFolder>;

/** How often an account has used one, and when last. */
export const CannedUse = z.object({ canned: CannedId, count: z.int(), at: z.number() });
export type CannedUse = z.infer<typeof CannedUse>;

/** What one account may use, in the order of the folders, and what he has used, of that or before. */
export const CannedState = z.object({ folders: z.array(CannedFolder), used: z.array(CannedUse) });
export type CannedState = z.infer<typeof CannedState>;
export const noCanned: CannedState = { folders: [], used: [] };

/** Two that are the same in this are the same shortcut. */
export const shortcutKey = (shortcut: string): string => shortcut.normalize("NFKC").toLowerCase();

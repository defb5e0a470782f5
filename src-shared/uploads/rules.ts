import * as z from "zod/mini";
import { typeByName, knownTypes, UploadKind } from "./types.ts";

/** What holds for who asks, in one conversation, now. */
export const UploadRules = z.object({
  may: z.boolean(),
  kinds: z.array(UploadKind),
  /** Bytes of one file. */
  largest: z.number(),
  /** Bytes that this conversation still takes, from both sides. */
  left: z.number(),
});
export type UploadRules = z.infer<typeof UploadRules>;

export interface Offered {
  readonly name: string;
  readonly size: number;
}

/** Why a file cannot be sent, a fault's reason; undefined when it can be tried. Said before a byte is sent. */
export function refusalOf(
  { may, kinds, largest, left }: UploadRules,
  { name, size }: Offered,
): "upload-not-allowed" | "file-empty" | "file-too-large" | "conversation-full" | "file-type-not-allowed" | undefined {
  if (!may) return "upload-not-allowed";
  const type = typeByName(name);
  if (type === undefined || !kinds.includes(knownTypes[type]!.kind)) return "file-type-not-allowed";
  if (size === 0) return "file-empty";
  if (size > largest) return "file-too-large";
  return size > left ? "conversation-full" : undefined;
}

import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { MentionId } from "./model.ts";

export const mentionAsks = {
  /** He has looked at it; one that is not his is passed over. */
  "mention.seen": { input: z.object({ mention: MentionId }), output: nothing, changes: true },
} as const;

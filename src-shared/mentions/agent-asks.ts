import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { nothing } from "../rpc/contract.ts";
import { MentionId } from "./model.ts";

export const mentionAsks = {
  /** Whom a note can name. */
  "mention.names": {
    input: nothing,
    output: z.object({ accounts: z.array(z.object({ id: AccountId, name: z.string() })) }),
    changes: false,
  },
  /** He has looked at it; one that is not his is passed over. */
  "mention.seen": { input: z.object({ mention: MentionId }), output: nothing, changes: true },
} as const;

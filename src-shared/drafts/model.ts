import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { longestText } from "../text/clean.ts";

export const DraftKind = z.enum(["message", "note"]);
export type DraftKind = z.infer<typeof DraftKind>;

/** Longer than what may be sent: what is too long is still not lost. */
export const longestDraft = longestText * 4;

/** What an agent has begun and not sent. `at`: when he wrote it, by the hub's clock; the newest wins. Empty: it was sent or removed. */
export const Draft = z.object({
  conversation: ConversationId,
  kind: DraftKind,
  text: z.string().check(z.maxLength(longestDraft)),
  at: z.number(),
});
export type Draft = z.infer<typeof Draft>;

/** State: topic `draft`; one of this account's drafts, from any of its desks. */
export const DraftChanged = z.object({ type: z.literal("draft.changed"), draft: Draft });

const isSame = (one: Draft, other: Draft): boolean =>
  one.conversation === other.conversation && one.kind === other.kind;

/** All drafts, one of each kind a conversation: of two for the same place the newer one, the held one when they are of one time. */
export function withDraft(held: readonly Draft[], draft: Draft): readonly Draft[] {
  const before = held.find((one) => isSame(one, draft));
  if (!before) return [...held, draft];
  return before.at >= draft.at ? held : held.map((one) => (one === before ? draft : one));
}

import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";

/**
 * How far one side has got: the public seq of the newest message of the other side's that has reached it, and of the
 * newest that was on the screen of somebody who looked (0: none), and since when, by the hub's clock. Both only grow.
 */
export const Mark = z.object({
  delivered: z.int(),
  deliveredAt: z.number(),
  read: z.int(),
  readAt: z.number(),
});
export type Mark = z.infer<typeof Mark>;

/** State: topic `mark`; how far the other side has got, all of its participants as one. */
export const Marked = z.object({
  type: z.literal("chat.marked"),
  conversation: ConversationId,
  by: z.enum(["visitor", "agent"]),
  mark: Mark,
});

export type Arrival = "sent" | "delivered" | "read";

/** How far a message at `seq` has come, and since when; null where that is not known. */
export function arrivalOf(seq: number, mark: Mark | null | undefined): { is: Arrival; at: number | null } {
  if (mark && mark.read >= seq) return { is: "read", at: mark.readAt };
  if (mark && mark.delivered >= seq) return { is: "delivered", at: mark.deliveredAt };
  return { is: "sent", at: null };
}

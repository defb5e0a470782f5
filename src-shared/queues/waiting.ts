import * as z from "zod/mini";
import { Page } from "../conversations/model.ts";
import { Entry } from "../routing/channel.ts";
import { WaitId } from "../routing/ids.ts";

/** Somebody who waits, as an agent sees him who looks into the queue to take one himself. */
export const WaitingVisitor = z.object({
  wait: WaitId,
  visitor: z.string(),
  waitingSince: z.number(),
  channel: Entry,
  language: z.nullable(z.string()),
  page: z.nullable(Page),
  firstText: z.nullable(z.string()),
  /** Higher goes first. */
  priority: z.int(),
  kind: z.enum(["new", "again", "transfer", "consult"]),
  /** At whom it rings now. */
  ringsAt: z.nullable(z.string()),
  /** The colleague for whom he is kept for a moment. */
  keptFor: z.nullable(z.string()),
});
export type WaitingVisitor = z.infer<typeof WaitingVisitor>;

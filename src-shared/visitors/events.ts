import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { VisitorView } from "./model.ts";

/** State: topic `visitor/<conversation>`, to the staff who have that conversation open: its visitor, as `visitor.view` says. */
export const VisitorChanged = z.object({
  type: z.literal("visitor.changed"),
  conversation: ConversationId,
  visitor: VisitorView,
});

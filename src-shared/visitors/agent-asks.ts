import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { VisitorView } from "./model.ts";

export const visitorAgentAsks = {
  /** The visitor of a conversation that this member of staff may read. Changes come as `visitor.changed`. */
  "visitor.view": { input: z.object({ conversation: ConversationId }), output: VisitorView, changes: false },
} as const;

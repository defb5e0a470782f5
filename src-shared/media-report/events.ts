import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { CallId } from "../video/model.ts";
import { CallHealth } from "./model.ts";

/** Passing, to the agent alone: what both sides' reports add up to now. */
export const CallHealthTold = z.object({
  type: z.literal("call.health"),
  conversation: ConversationId,
  call: CallId,
  health: CallHealth,
});

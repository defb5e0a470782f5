import * as z from "zod/mini";
import { WrapUp } from "./model.ts";

/** State: topic `wrapUps`, all that this agent has before him, drafts and time limits with them. */
export const WrapUpsChanged = z.object({ type: z.literal("wrapUps.changed"), wrapUps: z.array(WrapUp) });

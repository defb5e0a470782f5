import * as z from "zod/mini";
import { Presence } from "./model.ts";

/** State: topic `presence`. */
export const PresenceChanged = z.object({ type: z.literal("presence.changed"), presence: Presence });

import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { videoAgentAsks } from "./agent-asks.ts";
import { InviteId, RejectReason } from "./model.ts";

export const videoVisitorAsks = {
  "video.accept": { input: z.object({ invite: InviteId }), output: nothing, changes: true },
  "video.decline": { input: z.object({ invite: InviteId, reason: RejectReason }), output: nothing, changes: true },
  "video.join": videoAgentAsks["video.join"],
  "video.end": videoAgentAsks["video.end"],
} as const;

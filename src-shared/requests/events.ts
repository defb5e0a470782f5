import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { Location, Photo, RequestFailure, RequestId, RequestKind } from "./model.ts";

const about = { conversation: ConversationId, at: z.number(), request: RequestId, kind: RequestKind };
const by = z.enum(["visitor", "agent"]);

/** Public log, all of them. */
export const RequestMade = z.object({ type: z.literal("request.made"), ...about, by, expiresAt: z.number() });
export const RequestAnswered = z.object({
  type: z.literal("request.answered"),
  ...about,
  by,
  outcome: z.enum(["granted", "declined", "failed"]),
  why: z.optional(RequestFailure),
  location: z.optional(Location),
  photo: z.optional(Photo),
});
/** Taken back by who made it, or its call or conversation ended. */
export const RequestWithdrawn = z.object({ type: z.literal("request.withdrawn"), ...about, by });
export const RequestExpired = z.object({ type: z.literal("request.expired"), ...about, by });

export const requestEvents = [RequestMade, RequestAnswered, RequestWithdrawn, RequestExpired] as const;
export type RequestEvent = z.infer<(typeof requestEvents)[number]>;

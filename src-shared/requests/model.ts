import * as z from "zod/mini";
import { UploadId } from "../uploads/model.ts";

export const RequestId = z.uuid().brand<"RequestId">();
export type RequestId = z.infer<typeof RequestId>;

/** What one side asks the other for: to switch the camera on, to share the screen, for a photo, for where he is. */
export const requestKinds = ["camera", "share", "photo", "location"] as const;
export const RequestKind = z.enum(requestKinds);
export type RequestKind = z.infer<typeof RequestKind>;

/** An open request; one of a kind at a time in a conversation. */
export const Request = z.object({
  id: RequestId,
  kind: RequestKind,
  by: z.enum(["visitor", "agent"]),
  expiresAt: z.number(),
});
export type Request = z.infer<typeof Request>;

/** Degrees of WGS 84, and the radius in metres within which the browser is sure. */
export const Location = z.object({
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
  accuracy: z.number().check(z.minimum(0), z.maximum(50_000_000)),
});
export type Location = z.infer<typeof Location>;

/**
 * A picture that the hub keeps as a file: drawn anew, and read like any other (`upload.link`). `bytes` of one from before photos were
 * files: as it was sent.
 */
export const Photo = z.object({ id: UploadId, width: z.int(), height: z.int(), bytes: z.int() });
export type Photo = z.infer<typeof Photo>;

/** Why a request that was not declined came to nothing: the browser's refusal, no such device, or no such ability. */
export const RequestFailure = z.enum(["blocked", "missing", "in-use", "unsupported", "failed"]);
export type RequestFailure = z.infer<typeof RequestFailure>;

import * as z from "zod/mini";
import { AccountId, Role } from "../accounts/model.ts";
import { QueueId } from "../queues/model.ts";
import { CameraMode } from "../video/model.ts";

/** Who may start video on a site (features 000-03). */
export const videoStarters = ["agent", "visitor", "both", "nobody"] as const;
export const VideoStarters = z.enum(videoStarters);
export type VideoStarters = z.infer<typeof VideoStarters>;

/** A way in that stands on a site's pages. Without a camera mode of its own it has the site's. */
export const Button = z.object({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  camera: z.nullable(CameraMode),
});
export type Button = z.infer<typeof Button>;

export const AdministeredSite = z.object({
  id: z.string(),
  name: z.string(),
  starters: VideoStarters,
  camera: CameraMode,
  buttons: z.array(Button),
});
export type AdministeredSite = z.infer<typeof AdministeredSite>;

export const AdministeredQueue = z.object({ id: QueueId, name: z.string(), video: z.boolean() });
export type AdministeredQueue = z.infer<typeof AdministeredQueue>;

export const AdministeredAccount = z.object({
  id: AccountId,
  name: z.string(),
  role: Role,
  /** May be in video calls at all (001-04). */
  video: z.boolean(),
  /** May turn a chat into a video call himself (001-27). */
  escalate: z.boolean(),
});
export type AdministeredAccount = z.infer<typeof AdministeredAccount>;

/** What an administrator steers of video. */
export const Administration = z.object({
  sites: z.array(AdministeredSite),
  queues: z.array(AdministeredQueue),
  accounts: z.array(AdministeredAccount),
});
export type Administration = z.infer<typeof Administration>;

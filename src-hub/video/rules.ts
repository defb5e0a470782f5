import type { VideoStarters } from "../../src-shared/administration/model.ts";
import type { CameraMode, VideoRules } from "../../src-shared/video/model.ts";

/** All that decides who may start video in one conversation. */
export interface VideoCircumstances {
  readonly site: { readonly starters: VideoStarters; readonly camera: CameraMode };
  /** The button it came by, if it has a camera mode of its own. */
  readonly button: { readonly camera: CameraMode | null } | null;
  readonly queue: { readonly video: boolean };
  /** Its agent: may be in video calls (features 001-04), may turn a chat into one (001-27). */
  readonly account: { readonly video: boolean; readonly escalate: boolean };
  /** How many visitors are in it: video is for two parties (000-53). */
  readonly visitors: number;
}

/** Features 000-03, 000-53, 000-54, 001-04, 001-27, 001-30…37. */
export function videoRules({ site, button, queue, account, visitors }: VideoCircumstances): VideoRules {
  const possible = queue.video && account.video && visitors === 1;
  const starts = (who: "agent" | "visitor") => possible && (site.starters === who || site.starters === "both");
  return {
    agent: starts("agent") && account.escalate,
    visitor: starts("visitor"),
    camera: button?.camera ?? site.camera,
  };
}

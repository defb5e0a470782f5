import { canShare } from "../../src-media/share/capture.ts";
import type { ShareView } from "../../src-media/share/view.ts";
import { failureOf } from "../../src-shared/screen-share/answer.ts";
import { sharedNow } from "../../src-shared/screen-share/share.ts";
import type { MediaView } from "./view.ts";

/** Whether this browser can share at all; phones cannot. Where not, the control is absent and a request is answered with `failed: unsupported`. */
export function canShareScreen(): boolean {
  return canShare(navigator.mediaDevices);
}

/** Whether the switch does something now: nothing is shared before the call runs (features 000-40); what runs can be stopped. */
export function mayShare({ phase, share }: Pick<MediaView, "phase" | "share">): boolean {
  return phase === "connected" || share === "on";
}

/** The share in short, for a switch. */
export function shareInShort({ share }: ShareView): "off" | "on" | "failed" {
  if (sharedNow(share)) return "on";
  return failureOf(share) ? "failed" : "off";
}

import { canShare } from "../../src-media/share/capture.ts";
import type { ShareView } from "../../src-media/share/view.ts";
import { failureOf, type ShareAnswer } from "../../src-shared/screen-share/answer.ts";
import { sharedNow } from "../../src-shared/screen-share/share.ts";

/** Whether this browser can share at all; phones cannot. Where not, the control is absent and a request is answered so. */
export function canShareScreen(): boolean {
  return canShare(navigator.mediaDevices);
}

/** The answer to a request to share where this browser cannot; see `canShareScreen`. */
export const unableToShare: ShareAnswer = { outcome: "failed", why: "unsupported" };

/** The share in short, for a switch. */
export function shareInShort({ share }: ShareView): "off" | "on" | "failed" {
  if (sharedNow(share)) return "on";
  return failureOf(share) ? "failed" : "off";
}

import type { RejectDetail } from "../../src-shared/video/model.ts";

/** What keeps this window from video at all: its browser, or a page that is not secure. */
export type VideoLack = Extract<RejectDetail, "browser" | "insecure">;

/** What of a window tells whether it can do video. */
interface Ability {
  readonly isSecureContext: boolean;
  readonly RTCPeerConnection?: unknown;
  readonly navigator?: { readonly mediaDevices?: { readonly getUserMedia?: unknown } };
}

/** Undefined where the window can do video. A page that is not secure has no devices, whatever its browser can. */
export function videoLackOf({ isSecureContext, RTCPeerConnection, navigator }: Ability): VideoLack | undefined {
  if (typeof RTCPeerConnection === "function" && typeof navigator?.mediaDevices?.getUserMedia === "function")
    return undefined;
  return isSecureContext ? "browser" : "insecure";
}

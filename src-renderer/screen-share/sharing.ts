import { useSyncExternalStore } from "react";
import { canShareSound } from "../../src-media/share/capture.ts";
import { sharedNow } from "../../src-shared/screen-share/share.ts";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { useVideo, video } from "../video/video.ts";
import { shareDesk, type ShareDeskState } from "./share-desk.ts";

/** The window's own way to share. */
export const sharing = shareDesk({
  ask: desk.ask,
  call: () => video.seat()?.call(),
  machine,
  refused: (fault) => toasts.show({ look: "bad", title: text("video.shareFailed"), words: faultText(fault) }),
});

/** Whether the tick for the system's sound may stand: the call would not be in it. */
export const isSoundOffered =
  globalThis.navigator?.mediaDevices !== undefined && canShareSound(navigator.mediaDevices, navigator.userAgent);

export function useShareDesk(): ShareDeskState {
  return useSyncExternalStore(sharing.onChange, sharing.state);
}

/** The share as a switch in the bar of a call. */
export interface Share {
  /** Shares, or ends it and goes back to the camera (features 000-43). */
  readonly toggle: () => void;
  readonly isOn: boolean;
  readonly isWaiting: boolean;
  /** Why nothing can be shared yet (features 000-40): the call does not run. */
  readonly why: string | undefined;
}

export function useShare(): Share {
  const { isAsking } = useShareDesk();
  const share = useVideo(({ media }) => media.share.share);
  const isRunning = useVideo(({ media }) => media.phase.state === "connected" || media.phase.state === "reconnecting");
  const isOn = sharedNow(share) !== null;
  const why = isRunning || isOn ? undefined : text("share.notYet");
  return {
    isOn,
    isWaiting: isAsking || (share.is === "picking" && share.meanwhile === null),
    why,
    toggle() {
      if (isOn) sharing.stopShare();
      else if (why) toasts.show({ look: "info", title: why });
      else void sharing.startShare();
    },
  };
}

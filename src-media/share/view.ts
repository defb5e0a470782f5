import { noShare, type Share } from "../../src-shared/screen-share/share.ts";

/** All that a screen may know of one's own share. Plain values. */
export interface ShareView {
  readonly share: Share;
  /** It is on its way to the other side; false while the line is broken, or before the media server has it. */
  readonly isSent: boolean;
  /** The source gives no picture for the moment: its window is minimised, or the machine is locked. */
  readonly isBlank: boolean;
  /** The other side has the last picture before the pause, and nothing after it. */
  readonly isPaused: boolean;
}

export const noShareView: ShareView = { share: noShare, isSent: false, isBlank: false, isPaused: false };

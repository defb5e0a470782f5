import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import {
  nextShare,
  noShare,
  type Share,
  type ShareEvent,
  sharedNow,
  type ShareSource,
} from "../../src-shared/screen-share/share.ts";
import { captureFailure, canShare, type CaptureWish, displayWish, surfaceOf } from "./capture.ts";
import { noShareView, type ShareView } from "./view.ts";
import { type Still, type Watch, type Watched, watchWith } from "./still.ts";
import { type MakeTrack, sendShare, type SendShare, type ShareRoom, type ShareTracks } from "./send-share.ts";

/** Can be shown in an element; the same object for the same source. */
export interface SharePicture {
  readonly attach: (element: HTMLMediaElement) => HTMLMediaElement;
  readonly detach: (element: HTMLMediaElement) => HTMLMediaElement;
}

export interface OwnSharePorts {
  readonly machine: Pick<Machine, "after">;
  readonly devices: Pick<MediaDevices, "getDisplayMedia"> | undefined;
  readonly changed: () => void;
  readonly make?: MakeTrack;
  readonly watch?: Watch;
}

/**
 * One's own share in one call, over every room that the call has: what the person chose is kept here and sent to each room
 * in turn, until he stops it, it ends by itself, or the call does. Nothing else is ever sent as a share.
 */
export interface OwnShare {
  /** The same object as long as nothing has changed. */
  readonly view: () => ShareView;
  /** Asks for a source, from within a click; while one is shared already, for another in its place. Never rejects. */
  readonly start: (wish: CaptureWish) => Promise<Share>;
  readonly stop: () => void;
  /**
   * Freezes what the other side sees, with `words` written over it, and sends no sound; resolves when nothing new is sent,
   * and does nothing when nothing is shared. Never rejects. Another source, or the end of the share, ends the pause.
   */
  readonly pause: (words: string) => Promise<void>;
  readonly resume: () => void;
  /** What is sent, to be shown to oneself. */
  readonly picture: () => SharePicture | undefined;
  /** Sends to this room from now on, until stopped. */
  readonly enter: (room: ShareRoom) => { readonly settle: () => void; readonly stop: Stop };
  /** The call is over here: all is let go. */
  readonly left: () => void;
}

interface Capture extends ShareTracks {
  readonly stream: MediaStream;
  readonly picture: SharePicture;
  readonly watched: Watched;
  failures: number;
}

interface Paused {
  readonly of: Capture;
  readonly still: Still;
  readonly picture: SharePicture;
}

/** Times that a connected room may refuse a share before it is given up, a second apart. */
const tries = 3;
const again = 1_000;

export function ownShare({ machine, devices, changed, make, watch = watchWith(machine) }: OwnSharePorts): OwnShare {
  const captures = new Map<number, Capture>();
  let numbers = 0;
  let share: Share = noShare;
  let view: ShareView = noShareView;
  let sending: SendShare | undefined;
  let paused: Paused | undefined;

  function wanted(): Capture | null {
    return captures.get(sharedNow(share)?.id ?? -1) ?? null;
  }

  /** What may be sent now: while it is paused, the standing picture and no sound. */
  function sendable(): ShareTracks | null {
    const now = wanted();
    return now && paused ? { id: now.id, video: paused.still.track, audio: undefined } : now;
  }

  function look(): void {
    const next: ShareView = {
      share,
      isSent: sending?.isSent() ?? false,
      isBlank: wanted()?.video.muted ?? false,
      isPaused: paused !== undefined,
    };
    const isSame = next.isSent === view.isSent && next.isBlank === view.isBlank && next.isPaused === view.isPaused;
    if (isSame && next.share === view.share) return;
    view = next;
    changed();
  }

  function happen(event: ShareEvent): void {
    share = nextShare(share, event);
    const now = wanted();
    if (paused && paused.of !== now) unpause();
    for (const [id, capture] of captures) {
      if (capture === now) continue;
      captures.delete(id);
      // The new source first takes its place in what is sent; one that has no successor ends at once.
      if (!now) end(capture);
      else machine.after(0, () => end(capture));
    }
    sending?.settle();
    look();
  }

  /** What moves again takes the place of the standing picture before that ends. */
  function unpause(): void {
    const { still: before } = paused ?? {};
    paused = undefined;
    machine.after(0, () => before?.stop());
  }

  async function pause(words: string): Promise<void> {
    const now = wanted();
    if (!now || paused) return;
    try {
      const standing = await now.watched.still(words);
      // Stopped, changed or paused by a second click meanwhile.
      if (wanted() !== now || paused) return standing.stop();
      paused = { of: now, still: standing, picture: pictureOf(standing.track) };
    } catch (error) {
      // Not paused is seen as not paused; the person may stop it instead.
      console.debug(error);
    }
    sending?.settle();
    look();
  }

  function end({ stream, watched }: Capture): void {
    watched.stop();
    for (const track of stream.getTracks()) track.stop();
  }

  function keep(stream: MediaStream, id: number): ShareSource | null {
    const [video] = stream.getVideoTracks();
    if (!video) return null;
    const [audio] = stream.getAudioTracks();
    const source = (): ShareSource => ({ id, ...surfaceOf(video), sound: audio !== undefined });
    video.contentHint = "text";
    video.addEventListener("ended", () => happen({ type: "ended", source: id }));
    video.addEventListener("mute", look);
    video.addEventListener("unmute", look);
    // Chromium's own bar can change the tab that the same track shows.
    video.addEventListener("configurationchange", () => happen({ type: "changed", source: source() }));
    captures.set(id, { id, stream, picture: pictureOf(video), watched: watch(video), video, audio, failures: 0 });
    return source();
  }

  async function start(wish: CaptureWish): Promise<Share> {
    if (share.is === "picking") return share;
    const pick = ++numbers;
    happen({ type: "pick", pick });
    if (!devices || !canShare(devices)) {
      happen({ type: "unpicked", pick, why: "unsupported" });
      return share;
    }
    try {
      const stream = await devices.getDisplayMedia(displayWish(wish));
      const source = keep(stream, pick);
      happen(source ? { type: "picked", pick, source } : { type: "unpicked", pick, why: "missing" });
    } catch (error) {
      happen({ type: "unpicked", pick, why: captureFailure(error) });
    }
    return share;
  }

  function failed(id: number, error: unknown): void {
    console.debug(error);
    const capture = captures.get(id);
    if (!capture) return;
    capture.failures += 1;
    if (capture.failures >= tries) happen({ type: "not-sent", source: id });
    else machine.after(again, () => sending?.settle());
  }

  return {
    view: () => view,
    start,
    stop: () => happen({ type: "stop" }),
    pause,
    resume() {
      if (!paused) return;
      unpause();
      sending?.settle();
      look();
    },
    picture: () => (paused ?? wanted())?.picture,
    enter(room) {
      const mine = sendShare({ room, wanted: sendable, changed: look, failed, ...(make ? { make } : {}) });
      sending?.stop();
      sending = mine;
      const settle = (): void => {
        mine.settle();
        look();
      };
      return {
        settle,
        stop() {
          mine.stop();
          if (sending === mine) sending = undefined;
          look();
        },
      };
    },
    left: () => happen({ type: "left" }),
  };
}

function pictureOf(video: MediaStreamTrack): SharePicture {
  const stream = new MediaStream([video]);
  return {
    attach: (element) => Object.assign(element, { srcObject: stream }),
    detach: (element) => Object.assign(element, { srcObject: null }),
  };
}

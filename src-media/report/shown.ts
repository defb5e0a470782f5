/** A picture that brings nothing new for longer than this stands still, in milliseconds. */
const standsAfter = 500;

interface Watched {
  frames: number;
  /** Milliseconds that it stood still, up to the last frame. */
  frozen: number;
  last: number;
  readonly stop: () => void;
}

/** Counts the frames that elements really put on the screen: a page in the background, or one put away, shows none. */
export interface ShownFrames {
  /** So far, of the element of these that shows most. */
  readonly of: (elements: readonly HTMLVideoElement[]) => {
    shown: number;
    frozen: number;
    width: number;
    height: number;
  };
  readonly end: () => void;
}

export function shownFrames(now: () => number): ShownFrames {
  const watched = new Map<HTMLVideoElement, Watched>();

  function watch(element: HTMLVideoElement): Watched {
    const known = watched.get(element);
    if (known) return known;
    let handle = 0;
    const begun: Watched = {
      frames: 0,
      frozen: 0,
      last: now(),
      stop: () => element.cancelVideoFrameCallback(handle),
    };
    const frame = (): void => {
      const at = now();
      if (at - begun.last > standsAfter) begun.frozen += at - begun.last;
      begun.frames += 1;
      begun.last = at;
      handle = element.requestVideoFrameCallback(frame);
    };
    handle = element.requestVideoFrameCallback(frame);
    watched.set(element, begun);
    return begun;
  }

  function read(element: HTMLVideoElement): { shown: number; frozen: number } {
    // Firefox had no such callback until lately; what it counts by itself is near enough.
    if (typeof element.requestVideoFrameCallback !== "function") {
      const { totalVideoFrames, droppedVideoFrames } = element.getVideoPlaybackQuality();
      return { shown: totalVideoFrames - droppedVideoFrames, frozen: 0 };
    }
    const seen = watch(element);
    const standing = now() - seen.last;
    return { shown: seen.frames, frozen: seen.frozen + (standing > standsAfter ? standing : 0) };
  }

  return {
    of(elements) {
      for (const [element, { stop }] of watched) {
        if (element.isConnected) continue;
        stop();
        watched.delete(element);
      }
      let best = { shown: 0, frozen: 0, width: 0, height: 0 };
      for (const element of elements) {
        const { shown, frozen } = read(element);
        if (best.width === 0 || shown > best.shown)
          best = { shown, frozen, width: element.videoWidth, height: element.videoHeight };
      }
      return best;
    },
    end() {
      for (const { stop } of watched.values()) stop();
      watched.clear();
    },
  };
}

import { useEffect, useState } from "preact/hooks";

/** iPhones give no page the screen, but a single video. */
interface PhoneVideo extends HTMLVideoElement {
  webkitEnterFullscreen?: () => void;
}

export interface FullScreen {
  readonly full: boolean;
  /** The browser or the page around said no (features 000-09). */
  readonly refused: boolean;
  readonly possible: boolean;
  readonly toggle: () => void;
}

const bigPicture = (): PhoneVideo | null => document.querySelector<PhoneVideo>(".stage > video");

/** Full screen of the whole panel, with the chat beside the picture; where only a video can have it, of the big picture. */
export function useFullScreen(): FullScreen {
  const read = (): boolean => document.fullscreenElement !== null;
  const [full, setFull] = useState(read);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const look = (): void => setFull(read());
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  const whole = document.fullscreenEnabled;
  const alone = !whole && "webkitEnterFullscreen" in HTMLVideoElement.prototype;

  async function toggle(): Promise<void> {
    setRefused(false);
    try {
      if (full) await document.exitFullscreen();
      else if (whole) await document.documentElement.requestFullscreen();
      else bigPicture()?.webkitEnterFullscreen?.();
    } catch (error) {
      console.debug(error);
      setRefused(true);
    }
  }

  return { full, refused, possible: whole || alone, toggle: () => void toggle() };
}

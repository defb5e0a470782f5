import type { ShareFailure, ShareSurface } from "../../src-shared/screen-share/share.ts";

/**
 * Text must stay readable: up to this size, and few frames. What is larger is sent smaller in its own proportions.
 * (livekit.md §3: native size to 2560×1440 at 5–15 frames a second.)
 */
export const largest = { width: 2560, height: 1440 } as const;
export const framesPerSecond = 15;

export interface CaptureWish {
  /** The person ticked that the sound of the source is sent too. */
  readonly sound: boolean;
}

/** What `getDisplayMedia` understands beyond the typings: browsers leave out what they do not know. */
interface DisplayWish extends DisplayMediaStreamOptions {
  readonly selfBrowserSurface: "exclude";
  readonly surfaceSwitching: "include";
  readonly systemAudio: "include" | "exclude";
  readonly monitorTypeSurfaces: "include";
}

/** Whether this browser can capture a screen; phones cannot. */
export function canShare(devices: Partial<MediaDevices> | undefined): boolean {
  return typeof devices?.getDisplayMedia === "function";
}

/**
 * Whether the sound of a screen can be sent without the call in it. Only a browser that leaves out what its own page plays
 * can promise that; without the promise the tick is not offered, or the other side hears itself.
 */
export function canShareSound(devices: Pick<MediaDevices, "getSupportedConstraints">, userAgent: string): boolean {
  const known = devices.getSupportedConstraints() as Record<string, boolean | undefined>;
  return known["restrictOwnAudio"] === true && !/linux|cros/i.test(userAgent);
}

/** The wish as the browser takes it. Its own page is never offered: a call that shows itself is a hall of mirrors. */
export function displayWish({ sound }: CaptureWish): DisplayWish {
  const withoutTheCall = { restrictOwnAudio: true, suppressLocalAudioPlayback: false, echoCancellation: false };
  return {
    video: {
      width: { max: largest.width },
      height: { max: largest.height },
      frameRate: { ideal: framesPerSecond, max: framesPerSecond },
    },
    audio: sound ? (withoutTheCall as MediaTrackConstraints) : false,
    selfBrowserSurface: "exclude",
    surfaceSwitching: "include",
    systemAudio: sound ? "include" : "exclude",
    monitorTypeSurfaces: "include",
  };
}

/** Why nothing was captured; null when the person closed the picker, which is no failure. */
export function captureFailure(error: unknown): ShareFailure | null {
  const { name, message } = error instanceof Error ? error : { name: "", message: "" };
  switch (name) {
    case "AbortError":
      return null;
    case "NotAllowedError":
      // Closing the picker looks like a refusal; only the system's own says so.
      return /system|policy/i.test(message) ? "blocked" : null;
    case "SecurityError":
      return "blocked";
    case "NotFoundError":
      return "missing";
    case "NotReadableError":
      return "in-use";
    case "NotSupportedError":
      return "unsupported";
    default:
      return "failed";
  }
}

/** What a captured track shows. A screen's label is an id of the system's and says nothing to a person. */
export function surfaceOf(track: Pick<MediaStreamTrack, "getSettings" | "label">): {
  surface: ShareSurface;
  label: string;
} {
  const { displaySurface } = track.getSettings();
  const surfaces: Record<string, ShareSurface> = { monitor: "screen", window: "window", browser: "tab" };
  const surface = surfaces[displaySurface ?? ""] ?? "unknown";
  const isName = surface !== "screen" && !/^(screen|window|web-contents-media-stream|tab):/i.test(track.label);
  return { surface, label: isName ? track.label.slice(0, 200) : "" };
}

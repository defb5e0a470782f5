import type {
  DesktopCapturer,
  DesktopCapturerSource,
  DisplayMediaRequestHandlerHandlerRequest,
  Streams,
  SystemPreferences,
  WebFrameMain,
} from "electron";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import type { ScreenChoice, ScreenKind, ScreenSource } from "../../../src-shared/screen-share/desk-asks.ts";
import type { Log, Screens } from "../shell.ts";

/** Listing hangs on some systems (electron#51125): who waits longer is told. */
const listWithin = 5_000;
/** A choice that no capture came for in this time is forgotten; milliseconds. */
const choiceLasts = 10_000;
const thumbnailSize = { width: 320, height: 180 };
/** Thumbnails are the cost of a list: names first. */
const withoutThumbnails = { width: 0, height: 0 };

/** Where macOS asks who may see the screen. */
export const screenSettings = "x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture";

type Grant = (streams: Streams | null) => void;

export interface ScreenPort extends Screens {
  /** For `setDisplayMediaRequestHandler`. Answers exactly once. */
  grant(request: DisplayMediaRequestHandlerHandlerRequest, grant: Grant): void;
}

export interface ScreenParts {
  readonly capturer: Pick<DesktopCapturer, "getSources">;
  /** `system`: on Wayland and macOS 15 the system shows a picker of its own, and ours would only be a second one. */
  readonly picker: ScreenChoice["picker"];
  /** The frame that may capture: the main frame of the desk's window, on our own origin. */
  readonly isOwnFrame: (frame: WebFrameMain | null) => boolean;
  /** The source ids of this program's own windows, which are never offered: a call that shows itself is a hall of mirrors. */
  readonly ownWindows: () => readonly string[];
  /** Whether the system lets this program see the screen. */
  readonly access: () => ReturnType<SystemPreferences["getMediaAccessStatus"]>;
  /** Whether the system gives its sound with a screen. */
  readonly hasSound: boolean;
  readonly openSettings: () => void;
  /** Milliseconds of a clock that only runs forward. */
  readonly now: () => number;
  readonly log: Log;
}

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly sound: boolean;
  readonly until: number;
}

export function screenPort(parts: ScreenParts): ScreenPort {
  const { capturer, picker, isOwnFrame, ownWindows, access, hasSound, openSettings, now, log } = parts;
  const listed = new Map<string, string>();
  let chosen: Choice | undefined;

  /** The source for one capture; asking takes it away. Null, never an empty answer, is how Electron is told no. */
  function take(isSoundWished: boolean): Streams | null {
    const source = chosen;
    chosen = undefined;
    // The portal asks by itself, whichever screen is named to it.
    if (picker === "system") return { video: { id: "screen:0:0", name: "" } };
    if (!source || source.until < now()) return null;
    const { id, name, sound } = source;
    return { video: { id, name }, ...(sound && hasSound && isSoundWished ? { audio: "loopback" as const } : {}) };
  }

  async function sourcesOf(kinds: ScreenKind[], size: { width: number; height: number }): Promise<ScreenSource[]> {
    const all = await withTimeLimit(
      capturer.getSources({ types: kinds, thumbnailSize: size, fetchWindowIcons: false }),
    );
    const own = ownWindows();
    return all
      .filter(({ id }) => !own.includes(id))
      .map((source) => ({
        id: source.id,
        name: source.name,
        kind: source.id.startsWith("screen:") ? ("screen" as const) : ("window" as const),
        thumbnail: pictureOf(source),
      }));
  }

  return {
    async list() {
      if (picker === "system") return { picker };
      const sources = await sourcesOf(["screen", "window"], withoutThumbnails).catch((error: unknown) => {
        // macOS fails while it is not allowed; what helps there is to be told so.
        if (isDenied(access())) return [];
        throw error;
      });
      listed.clear();
      for (const { id, name } of sources) listed.set(id, name);
      return { picker, access: isDenied(access()) ? "denied" : "granted", sound: hasSound, sources };
    },
    async pictures(kind) {
      // On Wayland each listing would open a dialog of the system's.
      if (picker === "system") return [];
      const sources = await sourcesOf([kind], thumbnailSize);
      for (const id of listed.keys()) if (id.startsWith(`${kind}:`)) listed.delete(id);
      for (const { id, name } of sources) listed.set(id, name);
      return sources;
    },
    choose(source, sound) {
      const name = listed.get(source);
      if (name === undefined) throw refuse("gone", "screen-gone");
      chosen = { id: source, name, sound, until: now() + choiceLasts };
    },
    openSettings,
    grant(request, grant) {
      const own = isOwnFrame(request.frame);
      const streams = own && request.videoRequested ? take(request.audioRequested) : null;
      if (!own) log.warn("A screen was asked for by a page that is not ours.", { origin: request.securityOrigin });
      try {
        grant(streams);
      } catch (error) {
        // Electron throws for sources that have gone in between; the page hears of it by itself.
        log.error("A screen could not be granted.", error);
      }
    },
  };
}

function pictureOf({ thumbnail }: DesktopCapturerSource): string {
  return thumbnail.isEmpty() ? "" : `data:image/jpeg;base64,${thumbnail.toJPEG(70).toString("base64")}`;
}

function isDenied(status: ReturnType<ScreenParts["access"]>): boolean {
  return status === "denied" || status === "restricted";
}

function withTimeLimit<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(refuse("unavailable", "screens-not-listed")), listWithin);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Whether the system's own picker is the one to use. `release`: of the kernel; Darwin 24 is macOS 15. */
export function pickerOf(
  platform: NodeJS.Platform,
  release: string,
  environment: Readonly<Record<string, string | undefined>>,
): ScreenChoice["picker"] {
  if (platform === "darwin") return Number.parseInt(release, 10) >= 24 ? "system" : "ours";
  const wayland = environment["XDG_SESSION_TYPE"] === "wayland" || Boolean(environment["WAYLAND_DISPLAY"]);
  return platform === "linux" && wayland ? "system" : "ours";
}

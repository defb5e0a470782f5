import type { DesktopCapturer, DisplayMediaRequestHandlerHandlerRequest, Streams, WebFrameMain } from "electron";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import type { ScreenChoice } from "../../../src-shared/screen-share/desk-asks.ts";
import type { Log, Screens } from "../shell.ts";

/** Listing hangs on some systems (electron#51125): who waits longer is told. */
const listWithin = 5_000;
const thumbnailSize = { width: 320, height: 180 };

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
  readonly log: Log;
}

export function screenPort({ capturer, picker, isOwnFrame, log }: ScreenParts): ScreenPort {
  const listed = new Map<string, string>();
  let chosen: { readonly id: string; readonly name: string } | undefined;

  /** The source for one capture; asking takes it away. */
  function take(): Streams | null {
    const source = chosen;
    chosen = undefined;
    // The portal asks by itself, whichever screen is named to it.
    if (picker === "system") return { video: { id: "screen:0:0", name: "" } };
    return source ? { video: source } : null;
  }

  return {
    async list() {
      if (picker === "system") return { picker };
      const sources = await withTimeLimit(capturer.getSources({ types: ["screen", "window"], thumbnailSize }));
      listed.clear();
      for (const { id, name } of sources) listed.set(id, name);
      return {
        picker,
        sources: sources.map(({ id, name, thumbnail }) => ({
          id,
          name,
          kind: id.startsWith("screen:") ? ("screen" as const) : ("window" as const),
          thumbnail: thumbnail.isEmpty() ? "" : `data:image/jpeg;base64,${thumbnail.toJPEG(70).toString("base64")}`,
        })),
      };
    },
    choose(source) {
      const name = listed.get(source);
      if (name === undefined) throw refuse("gone", "screen-gone");
      chosen = { id: source, name };
    },
    grant(request, grant) {
      const own = isOwnFrame(request.frame);
      const streams = own && request.videoRequested ? take() : null;
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

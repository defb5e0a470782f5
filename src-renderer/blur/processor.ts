import type { BlurFiles, FromBlur, ToBlur } from "./messages.ts";
import { isTooSlow, type Pace } from "./pace.ts";

/** Why it is not blurred any more. */
export type BlurFailure = "broken" | "slow";

/**
 * The agent's camera with a blurred background, as livekit-client takes it. Its picture goes on in one and the same track
 * when the camera behind it changes.
 */
export interface BlurProcessor {
  readonly name: string;
  /** The camera's own picture, which is never sent while this stands. */
  readonly source: () => MediaStreamTrack | undefined;
  readonly processedTrack: MediaStreamTrack;
  readonly init: (options: { readonly track: MediaStreamTrack }) => Promise<void>;
  readonly restart: (options: { readonly track: MediaStreamTrack }) => Promise<void>;
  readonly destroy: () => Promise<void>;
}

/** Chromium's, and in no list of types yet. */
declare class MediaStreamTrackProcessor {
  constructor(options: { readonly track: MediaStreamTrack });
  readonly readable: ReadableStream<VideoFrame>;
}
declare const MediaStreamTrackGenerator: new (options: { readonly kind: "video" }) => MediaStreamTrack & {
  readonly writable: WritableStream<VideoFrame>;
};

/** Relative to the window's page. They are put there by the build. */
const files = { loader: "blur/vision.js", wasm: "blur/vision.wasm", model: "blur/person.tflite" };

/** Milliseconds that loading may take. */
const loadWithin = 30_000;
/** Milliseconds after which a worker that says nothing hangs; it says something each second. */
const silentFor = 10_000;

/** `failed` is told once, when it worked and does not any more. `init` rejects when it cannot begin. */
export function blurProcessor(failed: (why: BlurFailure) => void): BlurProcessor {
  const output = new MediaStreamTrackGenerator({ kind: "video" });
  const paces: Pace[] = [];
  let worker: Worker | undefined;
  let source: MediaStreamTrack | undefined;
  let guard: number | undefined;

  function end(): void {
    clearTimeout(guard);
    worker?.terminate();
    worker = undefined;
    output.stop();
  }

  function fail(why: BlurFailure): void {
    if (!worker) return;
    end();
    failed(why);
  }

  function watch(): void {
    clearTimeout(guard);
    guard = window.setTimeout(() => fail("broken"), silentFor);
  }

  function take(track: MediaStreamTrack): void {
    source = track;
    const { readable } = new MediaStreamTrackProcessor({ track });
    send({ kind: "source", readable }, [readable]);
  }

  function send(message: ToBlur, handed: Transferable[]): void {
    worker?.postMessage(message, handed);
  }

  return {
    name: "background-blur",
    source: () => source,
    processedTrack: output,
    async init({ track }) {
      const begun = new Worker(new URL("./worker.ts", import.meta.url), { name: "blur" });
      worker = begun;
      const page = document.baseURI;
      const absolute = Object.fromEntries(
        Object.entries(files).map(([part, path]) => [part, new URL(path, page).href]),
      );
      send({ kind: "begin", files: absolute as unknown as BlurFiles, writable: output.writable }, [output.writable]);
      try {
        await ready(begun);
      } catch (error) {
        end();
        throw error;
      }
      begun.addEventListener("message", ({ data }: MessageEvent<FromBlur>) => {
        if (data.kind === "failed") {
          console.warn(data.why);
          fail("broken");
        } else if (data.kind === "pace") {
          watch();
          paces.push(data);
          if (isTooSlow(paces)) fail("slow");
        }
      });
      begun.addEventListener("error", () => fail("broken"));
      watch();
      take(track);
    },
    restart({ track }) {
      take(track);
      return Promise.resolve();
    },
    destroy() {
      end();
      return Promise.resolve();
    },
  };
}

/** Rejects with a sentence when it is not ready in time. */
function ready(worker: Worker): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const late = setTimeout(() => reject(new Error("The blur did not load in time.")), loadWithin);
  worker.addEventListener("message", ({ data }: MessageEvent<FromBlur>) => {
    if (data.kind === "ready") resolve();
    else if (data.kind === "failed") reject(new Error(data.why));
  });
  worker.addEventListener("error", ({ message }) => reject(new Error(message)));
  return promise.finally(() => clearTimeout(late));
}

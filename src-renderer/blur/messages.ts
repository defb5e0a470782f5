import type { Pace } from "./pace.ts";

/** Where the parts are that recognise a person: files of our own window. */
export interface BlurFiles {
  readonly loader: string;
  readonly wasm: string;
  readonly model: string;
}

/** To the worker. The streams are handed over, not copied. */
export type ToBlur =
  | { readonly kind: "begin"; readonly files: BlurFiles; readonly writable: WritableStream<VideoFrame> }
  /** Another camera picture; the one before is let go. */
  | { readonly kind: "source"; readonly readable: ReadableStream<VideoFrame> };

/** From the worker. */
export type FromBlur =
  /** All is loaded and was tried on an empty picture. */
  | { readonly kind: "ready" }
  /** About each second, also when no frame came: whoever is silent hangs. */
  | ({ readonly kind: "pace" } & Pace)
  /** No frame passes any more. */
  | { readonly kind: "failed"; readonly why: string };

import type { BlurFailure } from "./processor.ts";

const heard = new Set<(why: BlurFailure) => void>();

/** Told when a background that was to be blurred is not, or not any more. */
export function onBlurFailed(listener: (why: BlurFailure) => void): () => void {
  heard.add(listener);
  return () => void heard.delete(listener);
}

export function tellBlurFailed(why: BlurFailure): void {
  for (const listener of heard) listener(why);
}

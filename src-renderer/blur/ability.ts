/** What of a browser blurring the background needs. */
export interface BlurScope {
  readonly Worker?: unknown;
  readonly WebAssembly?: unknown;
  readonly VideoFrame?: unknown;
  readonly MediaStreamTrackProcessor?: unknown;
  readonly MediaStreamTrackGenerator?: unknown;
  readonly OffscreenCanvas?: new (
    width: number,
    height: number,
  ) => { readonly getContext: (kind: "webgl2") => unknown };
}

/** Whether the background can be blurred here. Where not, nobody is offered it. */
export function canBlur(scope: BlurScope): boolean {
  const { Worker, WebAssembly, VideoFrame, MediaStreamTrackProcessor, MediaStreamTrackGenerator, OffscreenCanvas } =
    scope;
  const all = [Worker, WebAssembly, VideoFrame, MediaStreamTrackProcessor, MediaStreamTrackGenerator];
  if (!OffscreenCanvas || all.some((one) => one === undefined)) return false;
  try {
    return Boolean(new OffscreenCanvas(1, 1).getContext("webgl2"));
  } catch {
    // A browser that throws instead of answering null has none either.
    return false;
  }
}

let answer: boolean | undefined;

/** The same of this window; looked at once, as each look makes a drawing context. */
export function canBlurHere(): boolean {
  answer ??= canBlur(globalThis as BlurScope);
  return answer;
}

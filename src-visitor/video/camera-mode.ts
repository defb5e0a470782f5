import type { CameraMode } from "../../src-shared/video/model.ts";
import type { Kind } from "../media/view.ts";

/** What the visitor may send at all; in one-way video there is no camera, nor a word of one (features 001-30, 36). */
export function sendable(mode: CameraMode): readonly Kind[] {
  return mode === "one-way" ? ["microphone"] : ["camera", "microphone"];
}

/** What the browser is asked for before the call (features 001-35…37). */
export function askedFirst(mode: CameraMode): readonly Kind[] {
  return mode === "classic" ? ["camera", "microphone"] : ["microphone"];
}

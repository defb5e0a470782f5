import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describedModel } from "./described-model.ts";

interface Emitter {
  readonly emitFile: (file: { type: "asset"; fileName: string; source: Uint8Array }) => unknown;
}

/** Puts what recognises a person into the window's `blur/`, for src-renderer/blur: two files of code and the model. */
export function blurFiles(root: string): { name: string; generateBundle: (this: Emitter) => void } {
  const read = (path: string): Uint8Array => readFileSync(join(root, "node_modules/@mediapipe", path));
  return {
    name: "blur-files",
    generateBundle() {
      const emit = (fileName: string, source: Uint8Array): unknown =>
        this.emitFile({ type: "asset", fileName: `blur/${fileName}`, source });
      emit("vision.js", read("tasks-vision/wasm/vision_wasm_internal.js"));
      emit("vision.wasm", read("tasks-vision/wasm/vision_wasm_internal.wasm"));
      emit("person.tflite", describedModel(read("selfie_segmentation/selfie_segmentation.tflite")));
    },
  };
}

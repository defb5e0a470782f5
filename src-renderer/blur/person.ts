import { ImageSegmenter } from "@mediapipe/tasks-vision";
import type { BlurFiles } from "./messages.ts";
import { writeMask } from "./mask.ts";

/** What the model looks at: width and height in points. */
const side = 256;

/** Where the person is in a picture. */
export interface Person {
  /** A small picture whose alpha is 255 where the person is. The same canvas each time. */
  readonly find: (picture: CanvasImageSource) => OffscreenCanvas;
}

/** Loads the model, and tries it once: the first look takes long. Rejects when anything of it is not there. */
export async function personFinder({ loader, wasm, model }: BlurFiles): Promise<Person> {
  const segmenter = await ImageSegmenter.createFromOptions(
    { wasmLoaderPath: loader, wasmBinaryPath: wasm },
    {
      // On the processor: as fast as a graphics chip at this size, and the same on machines that have none.
      baseOptions: { modelAssetPath: model, delegate: "CPU" },
      runningMode: "VIDEO",
      outputConfidenceMasks: true,
      outputCategoryMask: false,
    },
  );
  const [input, small] = surface(side, side, true);
  const [mask, ink] = surface(side, side);
  const image = ink.createImageData(side, side);
  const before = new Float32Array(side * side);

  function find(picture: CanvasImageSource): OffscreenCanvas {
    small.drawImage(picture, 0, 0, side, side);
    let isFound = false;
    segmenter.segmentForVideo(input, performance.now(), ({ confidenceMasks }) => {
      const confidences = confidenceMasks?.at(-1)?.getAsFloat32Array();
      if (confidences?.length !== side * side) return;
      writeMask(confidences, before, image.data);
      isFound = true;
    });
    // An old mask on a new picture would show what is behind the person.
    if (!isFound) throw new Error("The model answered nothing.");
    ink.putImageData(image, 0, 0);
    return mask;
  }

  find(input);
  before.fill(0);
  return { find };
}

/** A canvas and what draws on it. `isRead`: its points are read back rather than shown. */
export function surface(
  width: number,
  height: number,
  isRead = false,
): [OffscreenCanvas, OffscreenCanvasRenderingContext2D] {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: isRead });
  if (!context) throw new Error("The browser gives no canvas to draw on.");
  return [canvas, context];
}

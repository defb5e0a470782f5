/** The part of the package that we use: its own types are out of reach of its `exports`. */
declare module "@mediapipe/tasks-vision" {
  interface Mask {
    getAsFloat32Array(): Float32Array;
  }
  export class ImageSegmenter {
    static createFromOptions(
      files: { readonly wasmLoaderPath: string; readonly wasmBinaryPath: string },
      options: {
        readonly baseOptions: { readonly modelAssetPath: string; readonly delegate: "CPU" | "GPU" };
        readonly runningMode: "VIDEO";
        readonly outputConfidenceMasks: boolean;
        readonly outputCategoryMask: boolean;
      },
    ): Promise<ImageSegmenter>;
    /** Milliseconds, rising with each picture. The masks live until `done` returns, which is called before this does. */
    segmentForVideo(
      picture: OffscreenCanvas,
      at: number,
      done: (result: { readonly confidenceMasks?: readonly Mask[] }) => void,
    ): void;
  }
}

import type { Stop } from "../../src-shared/rpc/pipe.ts";

export interface OwnSource {
  readonly track: MediaStreamTrack;
  readonly stop: Stop;
}

/** A soft tone of our own making: the network is tested without anybody's voice. */
export async function ownTone(): Promise<OwnSource> {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const tone = new OscillatorNode(context, { frequency: 440 });
  tone.connect(new GainNode(context, { gain: 0.05 })).connect(out);
  tone.start();
  void context.resume();
  const [track] = out.stream.getAudioTracks();
  return {
    track: track!,
    stop() {
      track!.stop();
      void context.close();
    },
  };
}

/** A picture of noise that is new with every frame: nothing compresses it, so it fills what the line can carry. */
export function ownNoise(width: number, height: number, framesASecond: number): OwnSource {
  const noise = noiseOf(width * 2, height * 2);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  const draw = (): void =>
    context?.drawImage(noise, -Math.floor(Math.random() * width), -Math.floor(Math.random() * height));
  draw();
  const timer = setInterval(draw, 1000 / framesASecond);
  const [track] = canvas.captureStream(framesASecond).getVideoTracks();
  return {
    track: track!,
    stop() {
      clearInterval(timer);
      track!.stop();
    },
  };
}

function noiseOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  const image = new ImageData(width, height);
  for (let index = 0; index < image.data.length; index += 1)
    image.data[index] = index % 4 === 3 ? 255 : Math.floor(Math.random() * 256);
  context?.putImageData(image, 0, 0);
  return canvas;
}

import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";

/** A standing picture as a track, in the place of one that moves. */
export interface Still {
  readonly track: MediaStreamTrack;
  readonly stop: Stop;
}

export type MakeStill = (video: MediaStreamTrack, words: string) => Promise<Still>;

/** Milliseconds that the last picture is waited for: a source that gives none is paused without one. */
const firstWithin = 500;
/** Milliseconds. Whoever comes later, or lost a packet, gets the picture as well. */
const again = 1_000;

/** The last picture of `video` under a veil that says `words`, drawn once: nothing that comes after it is in it. */
export function stills(machine: Pick<Machine, "after">): MakeStill {
  return async (video, words) => {
    const picture = await lastPicture(video, machine);
    writeOver(picture, words);
    const shown = canvasOf(picture.width, picture.height);
    const stream = shown.canvas.captureStream();
    const [track] = stream.getVideoTracks();
    if (!track) throw new Error("A canvas gave no track.");
    track.contentHint = "text";
    let stopWaiting: Stop = () => {};
    const draw = (): void => {
      shown.context.drawImage(picture.canvas, 0, 0);
      stopWaiting = machine.after(again, draw);
    };
    draw();
    return {
      track,
      stop() {
        stopWaiting();
        track.stop();
      },
    };
  };
}

interface Drawing {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
}

function canvasOf(width: number, height: number): Drawing {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("This browser draws no pictures.");
  return { canvas, context, width, height };
}

async function lastPicture(video: MediaStreamTrack, machine: Pick<Machine, "after">): Promise<Drawing> {
  const element = Object.assign(document.createElement("video"), { muted: true, playsInline: true });
  element.srcObject = new MediaStream([video]);
  const isHere = await new Promise<boolean>((resolve) => {
    element.addEventListener("loadeddata", () => resolve(true));
    machine.after(firstWithin, () => resolve(false));
    element.play().catch((error: unknown) => console.debug(error));
  });
  const { width = 1280, height = 720 } = video.getSettings();
  const drawing = canvasOf(element.videoWidth || width, element.videoHeight || height);
  if (isHere) drawing.context.drawImage(element, 0, 0);
  element.srcObject = null;
  return drawing;
}

/** A veil, and in its middle the sign of a pause with the words below it. */
function writeOver({ context, width, height }: Drawing, words: string): void {
  const size = Math.max(18, Math.round(height / 14));
  context.fillStyle = "rgb(8 9 12 / 60%)";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "#fff";
  for (const side of [-1, 1])
    context.fillRect(width / 2 + side * size * 0.45 - size * 0.2, height / 2 - size * 1.4, size * 0.4, size * 1.3);
  context.font = `600 ${size}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.fillText(words, width / 2, height / 2 + size * 0.3, width * 0.9);
}

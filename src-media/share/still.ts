import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";

/** A standing picture as a track, in the place of one that moves. */
export interface Still {
  readonly track: MediaStreamTrack;
  readonly stop: Stop;
}

/** Looks on while something is captured: a picture that does not change is not given a second time to whoever asks later. */
export interface Watched {
  /** The last picture under a veil that says `words`, drawn once: nothing that comes after it is in it. */
  readonly still: (words: string) => Promise<Still>;
  readonly stop: Stop;
}

export type Watch = (video: MediaStreamTrack) => Watched;

/** Milliseconds that a first picture is waited for: a source that gave none is paused without one. */
const firstWithin = 500;
/** Milliseconds. Whoever comes later, or lost a packet, gets the picture as well. */
const again = 1_000;

export function watchWith(machine: Pick<Machine, "after">): Watch {
  return (video) => {
    const element = Object.assign(document.createElement("video"), { muted: true, playsInline: true });
    element.srcObject = new MediaStream([video]);
    element.play().catch((error: unknown) => console.debug(error));
    return {
      async still(words) {
        if (element.readyState < element.HAVE_CURRENT_DATA) await firstPicture(element, machine);
        const picture = pictureOf(element, video);
        writeOver(picture, words);
        return stillOf(picture, machine);
      },
      stop: () => void (element.srcObject = null),
    };
  };
}

function stillOf(picture: Drawing, machine: Pick<Machine, "after">): Still {
  const shown = canvasOf(picture.width, picture.height);
  const [track] = shown.canvas.captureStream().getVideoTracks();
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

function firstPicture(element: HTMLVideoElement, machine: Pick<Machine, "after">): Promise<void> {
  return new Promise((resolve) => {
    element.addEventListener("loadeddata", () => resolve(), { once: true });
    machine.after(firstWithin, resolve);
  });
}

function pictureOf(element: HTMLVideoElement, video: MediaStreamTrack): Drawing {
  const { width = 1280, height = 720 } = video.getSettings();
  const drawing = canvasOf(element.videoWidth || width, element.videoHeight || height);
  if (element.readyState >= element.HAVE_CURRENT_DATA) drawing.context.drawImage(element, 0, 0);
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

import { surface } from "./person.ts";

/** The blurred picture is drawn so many times smaller: nothing of it could be seen at its full size. */
const smaller = 4;
/** In points of the smaller picture. */
const radius = 6;

/** Puts the sharp person on the blurred room. */
export interface Painter {
  /** `mask` as `Person.find` gives it. The same canvas each time. */
  readonly paint: (frame: VideoFrame, mask: OffscreenCanvas) => OffscreenCanvas;
}

export function painter(): Painter {
  const [whole, ink] = surface(2, 2);
  const [room, wash] = surface(2, 2);

  function fit(width: number, height: number): void {
    if (whole.width === width && whole.height === height) return;
    whole.width = width;
    whole.height = height;
    room.width = Math.max(1, Math.round(width / smaller));
    room.height = Math.max(1, Math.round(height / smaller));
    // Setting a size resets all else.
    wash.filter = `blur(${radius}px)`;
    ink.imageSmoothingQuality = "medium";
  }

  return {
    paint(frame, mask) {
      const { displayWidth: width, displayHeight: height } = frame;
      fit(width, height);
      // Over the edge: a blur draws in what is outside, which is nothing.
      const over = radius * 2;
      wash.drawImage(frame, -over, -over, room.width + 2 * over, room.height + 2 * over);
      ink.globalCompositeOperation = "copy";
      ink.drawImage(mask, 0, 0, width, height);
      ink.globalCompositeOperation = "source-in";
      ink.drawImage(frame, 0, 0, width, height);
      ink.globalCompositeOperation = "destination-over";
      ink.drawImage(room, 0, 0, width, height);
      return whole;
    },
  };
}

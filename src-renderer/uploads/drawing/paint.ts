import { areaOf, type Mark, type Point } from "./model.ts";

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Draws a picture and everything that was drawn on it, in order, onto a canvas of the picture's size. */
export function paint(context: Context, picture: ImageBitmap, marks: readonly Mark[]): void {
  context.clearRect(0, 0, picture.width, picture.height);
  context.drawImage(picture, 0, 0);
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const mark of marks) paintMark(context, mark);
}

function paintMark(context: Context, mark: Mark): void {
  if (mark.is === "blur") return hide(context, mark.from, mark.to);
  context.strokeStyle = mark.colour;
  context.fillStyle = mark.colour;
  context.lineWidth = mark.width;
  switch (mark.is) {
    case "pen":
      return line(context, mark.points);
    case "box":
      return context.strokeRect(mark.from.x, mark.from.y, mark.to.x - mark.from.x, mark.to.y - mark.from.y);
    case "arrow":
      return arrow(context, mark.from, mark.to, mark.width);
    case "words":
      return words(context, mark.text, mark.at, mark.width);
  }
}

function line(context: Context, points: readonly Point[]): void {
  const [first, ...others] = points;
  if (!first) return;
  context.beginPath();
  context.moveTo(first.x, first.y);
  // A dot is a line to where it began.
  for (const { x, y } of others.length > 0 ? others : [first]) context.lineTo(x, y);
  context.stroke();
}

function arrow(context: Context, from: Point, to: Point, width: number): void {
  const way = Math.atan2(to.y - from.y, to.x - from.x);
  const head = Math.min(width * 5, Math.hypot(to.x - from.x, to.y - from.y));
  const side = (turn: number): Point => ({
    x: to.x - head * Math.cos(way + turn),
    y: to.y - head * Math.sin(way + turn),
  });
  line(context, [from, to]);
  line(context, [side(0.5), to, side(-0.5)]);
}

function words(context: Context, text: string, at: Point, width: number): void {
  context.font = `600 ${width * 7}px "Inter Variable", Inter, system-ui, sans-serif`;
  context.textBaseline = "top";
  const colour = context.fillStyle;
  // A rim, so that it is read on any ground.
  context.strokeStyle = "rgb(255 255 255 / 85%)";
  context.lineWidth = width * 1.4;
  context.strokeText(text, at.x, at.y);
  context.fillStyle = colour;
  context.fillText(text, at.x, at.y);
}

/**
 * Covers what is there with a few flat fields, two along the shorter side: a real blur, or smaller fields, can be
 * calculated back to the letters that were under it.
 */
function hide(context: Context, from: Point, to: Point): void {
  const area = areaOf(from, to, context.canvas);
  if (!area) return;
  const field = Math.max(8, Math.min(area.width, area.height) / 2);
  const columns = Math.max(1, Math.round(area.width / field));
  const rows = Math.max(1, Math.round(area.height / field));
  const small = new OffscreenCanvas(columns, rows);
  const of = small.getContext("2d")!;
  of.imageSmoothingQuality = "high";
  of.drawImage(context.canvas, area.x, area.y, area.width, area.height, 0, 0, columns, rows);
  context.save();
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, columns, rows, area.x, area.y, area.width, area.height);
  context.restore();
}

/** A picture as it stands, quarter turns to the right included, as a file's bytes. `type`: `image/jpeg` or `image/png`. */
export async function pictureOf(
  picture: ImageBitmap,
  marks: readonly Mark[],
  turn: number,
  type: "image/jpeg" | "image/png",
): Promise<Blob> {
  const flat = new OffscreenCanvas(picture.width, picture.height);
  paint(flat.getContext("2d")!, picture, marks);
  return bytesOf(turn === 0 ? flat : turnedBy(flat, turn), type);
}

function turnedBy(flat: OffscreenCanvas, turn: number): OffscreenCanvas {
  const isAcross = turn % 2 === 1;
  const turned = new OffscreenCanvas(isAcross ? flat.height : flat.width, isAcross ? flat.width : flat.height);
  const context = turned.getContext("2d")!;
  context.translate(turned.width / 2, turned.height / 2);
  context.rotate((turn * Math.PI) / 2);
  context.drawImage(flat, -flat.width / 2, -flat.height / 2);
  return turned;
}

function bytesOf(canvas: OffscreenCanvas, type: string): Promise<Blob> {
  return canvas.convertToBlob({ type, quality: 0.92 });
}

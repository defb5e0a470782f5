import type { Point } from "../drawing/model.ts";

/** How a picture is looked at. Lengths in CSS pixels, from the middle of the place that shows it. */
export interface Look {
  /** 1: all of it is in sight. */
  readonly zoom: number;
  /** Where its middle is. */
  readonly x: number;
  readonly y: number;
  /** Quarter turns to the right, 0 to 3. */
  readonly turn: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const wholePicture: Look = { zoom: 1, x: 0, y: 0, turn: 0 };
const mostZoom = 16;

/** CSS pixels of one of the picture's. A small one is not made larger by itself. */
export function scaleOf({ zoom, turn }: Look, place: Size, picture: Size): number {
  const [width, height] = turn % 2 === 1 ? [picture.height, picture.width] : [picture.width, picture.height];
  return zoom * Math.min(1, place.width / width, place.height / height);
}

function turnedPoint({ x, y }: Point, turn: number): Point {
  const ways: readonly Point[] = [
    { x, y },
    { x: -y, y: x },
    { x: -x, y: -y },
    { x: y, y: -x },
  ];
  return ways[((turn % 4) + 4) % 4]!;
}

/** Where a point of the picture is in the place, from its middle. */
export function toPlace(look: Look, place: Size, picture: Size, { x, y }: Point): Point {
  const scale = scaleOf(look, place, picture);
  const turned = turnedPoint({ x: x - picture.width / 2, y: y - picture.height / 2 }, look.turn);
  return { x: turned.x * scale + look.x, y: turned.y * scale + look.y };
}

/** The point of the picture that is there: the other way round. */
export function toPicture(look: Look, place: Size, picture: Size, { x, y }: Point): Point {
  const scale = scaleOf(look, place, picture);
  const back = turnedPoint({ x: (x - look.x) / scale, y: (y - look.y) / scale }, -look.turn);
  return { x: back.x + picture.width / 2, y: back.y + picture.height / 2 };
}

/** Nearer or farther by a factor; what is at `at` stays there. */
export function zoomed(look: Look, place: Size, picture: Size, factor: number, at: Point = { x: 0, y: 0 }): Look {
  const zoom = Math.min(mostZoom, Math.max(1, look.zoom * factor));
  const by = zoom / look.zoom;
  return kept({ ...look, zoom, x: at.x - (at.x - look.x) * by, y: at.y - (at.y - look.y) * by }, place, picture);
}

export function moved(look: Look, place: Size, picture: Size, by: Point): Look {
  return kept({ ...look, x: look.x + by.x, y: look.y + by.y }, place, picture);
}

/** A quarter to the right, or to the left; all of it is in sight again. */
export function turned({ turn }: Look, by: 1 | -1): Look {
  return { ...wholePicture, turn: (turn + by + 4) % 4 };
}

/** The picture covers the place, or stands in its middle: it is never pushed out of sight. */
function kept(look: Look, place: Size, picture: Size): Look {
  const scale = scaleOf(look, place, picture);
  const [width, height] = look.turn % 2 === 1 ? [picture.height, picture.width] : [picture.width, picture.height];
  const within = (value: number, shown: number, room: number) => {
    const most = Math.max(0, (shown * scale - room) / 2);
    return Math.min(most, Math.max(-most, value));
  };
  return { ...look, x: within(look.x, width, place.width), y: within(look.y, height, place.height) };
}

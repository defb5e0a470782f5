/** A place in a picture, in its own pixels from the upper left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const tools = ["pen", "arrow", "box", "words", "blur"] as const;
export type Tool = (typeof tools)[number];

/** One thing that was drawn. `colour` is what CSS calls it; `width` is of the line, in the picture's pixels. */
export type Mark =
  | { readonly is: "pen"; readonly points: readonly Point[]; readonly colour: string; readonly width: number }
  | {
      readonly is: "arrow" | "box";
      readonly from: Point;
      readonly to: Point;
      readonly colour: string;
      readonly width: number;
    }
  | { readonly is: "words"; readonly at: Point; readonly text: string; readonly colour: string; readonly width: number }
  /** Nobody can read any more what was under it. */
  | { readonly is: "blur"; readonly from: Point; readonly to: Point };

/** What was drawn, in its order, and what was taken back and may come again, last first. */
export interface Drawing {
  readonly marks: readonly Mark[];
  readonly undone: readonly Mark[];
}

export const nothingDrawn: Drawing = { marks: [], undone: [] };

/** Something new: what was taken back before it is gone. */
export function drawn({ marks }: Drawing, mark: Mark): Drawing {
  return { marks: [...marks, mark], undone: [] };
}

export function undo(drawing: Drawing): Drawing {
  const last = drawing.marks.at(-1);
  return last ? { marks: drawing.marks.slice(0, -1), undone: [...drawing.undone, last] } : drawing;
}

export function redo(drawing: Drawing): Drawing {
  const last = drawing.undone.at(-1);
  return last ? { marks: [...drawing.marks, last], undone: drawing.undone.slice(0, -1) } : drawing;
}

export interface Brush {
  readonly tool: Tool;
  readonly colour: string;
  readonly width: number;
  /** For the tool that writes. */
  readonly text: string;
}

/** The mark that begins at a point; undefined for words when there are none. */
export function begunAt(at: Point, { tool, colour, width, text }: Brush): Mark | undefined {
  switch (tool) {
    case "pen":
      return { is: "pen", points: [at], colour, width };
    case "arrow":
    case "box":
      return { is: tool, from: at, to: at, colour, width };
    case "words":
      return text.trim() === "" ? undefined : { is: "words", at, text: text.trim(), colour, width };
    case "blur":
      return { is: "blur", from: at, to: at };
  }
}

/** The same mark, led on to a point. */
export function ledTo(mark: Mark, point: Point): Mark {
  switch (mark.is) {
    case "pen":
      return { ...mark, points: [...mark.points, point] };
    case "words":
      return { ...mark, at: point };
    case "arrow":
    case "box":
    case "blur":
      return { ...mark, to: point };
  }
}

/** Whether it is more than a slip of the hand. A dot of the pen is meant. */
export function isMeant(mark: Mark): boolean {
  if (mark.is === "pen" || mark.is === "words") return true;
  return Math.hypot(mark.to.x - mark.from.x, mark.to.y - mark.from.y) >= 4;
}

/** The line's width that is seen well in a picture of this size. */
export function lineIn({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.max(3, Math.round(Math.max(width, height) / 220));
}

/** A rectangle by two of its corners, inside the picture and in whole pixels; undefined when nothing of it is inside. */
export function areaOf(
  from: Point,
  to: Point,
  picture: { readonly width: number; readonly height: number },
): { x: number; y: number; width: number; height: number } | undefined {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const [x, right] = [
    Math.floor(within(Math.min(from.x, to.x), picture.width)),
    Math.ceil(within(Math.max(from.x, to.x), picture.width)),
  ];
  const [y, below] = [
    Math.floor(within(Math.min(from.y, to.y), picture.height)),
    Math.ceil(within(Math.max(from.y, to.y), picture.height)),
  ];
  return right > x && below > y ? { x, y, width: right - x, height: below - y } : undefined;
}

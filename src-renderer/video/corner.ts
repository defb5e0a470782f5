export const corners = ["top-right", "bottom-right", "bottom-left", "top-left"] as const;
export type Corner = (typeof corners)[number];

/** The corner of a stage that a point is nearest to. The point may lie outside. */
export function cornerAt(stage: Pick<DOMRect, "left" | "top" | "width" | "height">, x: number, y: number): Corner {
  const side = x < stage.left + stage.width / 2 ? "left" : "right";
  return y < stage.top + stage.height / 2 ? `top-${side}` : `bottom-${side}`;
}

/** The corner beside this one in an arrow key's direction; undefined for another key. */
export function cornerBeside(corner: Corner, key: string): Corner | undefined {
  const [row, side] = corner.split("-") as ["top" | "bottom", "left" | "right"];
  if (key === "ArrowUp") return `top-${side}`;
  if (key === "ArrowDown") return `bottom-${side}`;
  if (key === "ArrowLeft") return `${row}-left`;
  return key === "ArrowRight" ? `${row}-right` : undefined;
}

/** Clockwise. */
export function nextCorner(corner: Corner): Corner {
  return corners[(corners.indexOf(corner) + 1) % corners.length] ?? "top-right";
}

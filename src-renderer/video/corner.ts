export const corners = ["top-right", "bottom-right", "bottom-left", "top-left"] as const;
export type Corner = (typeof corners)[number];

/** The corner of a stage that a point is nearest to. The point may lie outside. */
export function cornerAt(stage: Pick<DOMRect, "left" | "top" | "width" | "height">, x: number, y: number): Corner {
  const side = x < stage.left + stage.width / 2 ? "left" : "right";
  return y < stage.top + stage.height / 2 ? `top-${side}` : `bottom-${side}`;
}

/** Clockwise. */
export function nextCorner(corner: Corner): Corner {
  return corners[(corners.indexOf(corner) + 1) % corners.length] ?? "top-right";
}

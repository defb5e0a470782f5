/** Where one's own picture stands: in the words of the direction that is read in. */
export const corners = ["start-start", "start-end", "end-start", "end-end"] as const;
/** First across the lines, then along them: `start-end` is above, where a line ends. */
export type Corner = (typeof corners)[number];

export function cornerFrom(text: string | null): Corner {
  return corners.find((corner) => corner === text) ?? "start-end";
}

/** The corner nearest to a point of the stage. */
export function cornerAt(x: number, y: number, stage: { width: number; height: number }, rtl: boolean): Corner {
  const across = y < stage.height / 2 ? "start" : "end";
  const along = x < stage.width / 2 === !rtl ? "start" : "end";
  return `${across}-${along}`;
}

/** The corner that an arrow key leads to, or undefined for another key. */
export function cornerBy(key: string, corner: Corner, rtl: boolean): Corner | undefined {
  const [across, along] = corner.split("-") as ["start" | "end", "start" | "end"];
  const left = rtl ? "end" : "start";
  const right = rtl ? "start" : "end";
  switch (key) {
    case "ArrowUp":
      return `start-${along}`;
    case "ArrowDown":
      return `end-${along}`;
    case "ArrowLeft":
      return `${across}-${left}`;
    case "ArrowRight":
      return `${across}-${right}`;
    default:
      return undefined;
  }
}

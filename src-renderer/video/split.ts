/** Where the stage stands beside the chat. */
export type Place = "top" | "left";

const smallest = 0.2;
const largest = 0.8;
const step = 0.04;

function within(part: number): number {
  return Math.round(Math.min(largest, Math.max(smallest, part)) * 1_000) / 1_000;
}

/** The stage's part of an area when its border is drawn to a point. */
export function partAt(
  place: Place,
  area: Pick<DOMRect, "left" | "top" | "width" | "height">,
  { clientX, clientY }: { clientX: number; clientY: number },
): number {
  return within(place === "top" ? (clientY - area.top) / area.height : (clientX - area.left) / area.width);
}

/** The stage's part after a key; undefined for a key that moves nothing. */
export function stepped(place: Place, part: number, key: string, first: number): number | undefined {
  const [less, more] = place === "top" ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
  if (key === less) return within(part - step);
  if (key === more) return within(part + step);
  if (key === "Home") return first;
  return undefined;
}

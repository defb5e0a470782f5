/** Below `none` a point is background, above `all` it is the person; between them the edge is soft. */
const none = 0.35;
const all = 0.75;

/** How much of the earlier picture stays: the edge does not flicker, and does not lag behind a hand either. */
const held = 0.4;

/**
 * Writes how much of the sharp picture is to be seen at each point into the alpha of `pixels` (RGBA, 0 to 255).
 * `confidences` says how surely a point is the person, 0 to 1; `before` are those of the last picture, and become these.
 */
export function writeMask(confidences: Float32Array, before: Float32Array, pixels: Uint8ClampedArray): void {
  for (let point = 0; point < confidences.length; point++) {
    const sure = (confidences[point] ?? 0) * (1 - held) + (before[point] ?? 0) * held;
    before[point] = sure;
    pixels[point * 4 + 3] = 255 * soft((sure - none) / (all - none));
  }
}

function soft(part: number): number {
  const inside = Math.min(1, Math.max(0, part));
  return inside * inside * (3 - 2 * inside);
}

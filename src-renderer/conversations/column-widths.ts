/** Never so narrow beside its neighbour that nothing can be written in it. */
const least = 0.2;

/** The weights of two neighbours that weigh `sum` together, of which the left one shall have the part `to`. */
export function shared(sum: number, to: number): readonly [number, number] {
  const part = Math.min(1 - least, Math.max(least, to));
  return [sum * part, sum * (1 - part)];
}

/** Numbers from 0 up to 1, the same ones for the same seed. */
export type Chance = () => number;

/** Mulberry32 (Tommy Ettinger, public domain): small, even, and the same on every machine. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A time drawn from the exponential distribution with this rate per millisecond; for ever when the rate is 0. */
export function drawn(chance: Chance, rate: number): number {
  return rate > 0 ? -Math.log(1 - chance()) / rate : Infinity;
}

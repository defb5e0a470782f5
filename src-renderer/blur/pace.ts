/** What the blur did in about a second. */
export interface Pace {
  readonly frames: number;
  /** Milliseconds that the frames took together. */
  readonly spent: number;
}

/** The first frames prepare what all later ones use. */
const warmUp = 3;
/** One slow second is a busy machine, this many in a row are a slow one. */
const window = 6;
/** Milliseconds a frame: ten frames a second, and no less. */
const most = 100;

/**
 * Whether this machine is too slow for it: less than ten frames a second could be blurred, for seconds on end. Told by the
 * time that a frame takes: a camera that gives few frames is not the blur's fault.
 */
export function isTooSlow(paces: readonly Pace[]): boolean {
  const late = paces.slice(warmUp).slice(-window);
  const counted = late.filter(({ frames }) => frames > 0);
  return counted.length >= window && counted.every(({ frames, spent }) => spent / frames > most);
}

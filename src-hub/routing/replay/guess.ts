import type { QueueId } from "../../../src-shared/queues/model.ts";
import { type Chance, drawn } from "./chance.ts";
import type { Arrival, Day } from "./day.ts";

/** What is not known of a visitor who fares otherwise than he did. All in milliseconds. */
export interface Guess {
  /** How long he waits before he gives up. */
  patience(arrival: Arrival, chance: Chance): number;
  /** How long he keeps an agent's place. */
  handling(arrival: Arrival, chance: Chance): number;
  /** How long an offer of his rings before it is accepted. */
  answering(arrival: Arrival, chance: Chance): number;
}

/** What was measured of the day and is guessed with; shown beside every result. */
export interface Basis {
  /** Of the visitors who left, how many, and how long all of them together had waited: the rate of giving up. */
  readonly left: number;
  readonly waited: number;
  readonly handled: number;
  readonly medianHandling: number;
  readonly medianAnswering: number;
}

const lastResort = { handling: 300_000, answering: 5_000 };

/**
 * Handling times are as recorded; who was not handled takes one that was recorded in his queue, drawn by chance. Patience
 * is exponential with the rate of the day, abandonments divided by the time that everybody waited (the maximum-likelihood
 * estimate for censored waits); who gave up keeps the time at which he did, and who was answered is given what is left of
 * an exponential patience, which has no memory.
 */
export function guessFrom(day: Day): { guess: Guess; basis: Basis } {
  const left = day.arrivals.filter(({ leftAt }) => leftAt !== null);
  const waited = day.arrivals.reduce(
    (sum, { at, takenAt, leftAt, refused }) => (refused !== null ? sum : sum + ((takenAt ?? leftAt ?? day.to) - at)),
    0,
  );
  const rate = waited > 0 ? left.length / waited : 0;
  const handlings = new Map<QueueId, number[]>();
  const all: number[] = [];
  const answerings: number[] = [];
  for (const { wait, handling, answering } of day.arrivals) {
    if (answering !== null) answerings.push(answering);
    if (handling === null) continue;
    all.push(handling);
    const held = handlings.get(wait.queue);
    if (held) held.push(handling);
    else handlings.set(wait.queue, [handling]);
  }
  const medianAnswering = median(answerings) ?? lastResort.answering;
  return {
    basis: {
      left: left.length,
      waited,
      handled: all.length,
      medianHandling: median(all) ?? lastResort.handling,
      medianAnswering,
    },
    guess: {
      patience({ at, leftAt, takenAt }, chance) {
        if (leftAt !== null) return leftAt - at;
        return (takenAt === null ? 0 : takenAt - at) + drawn(chance, rate);
      },
      handling({ wait, handling }, chance) {
        if (handling !== null) return handling;
        const known = handlings.get(wait.queue) ?? all;
        return known[Math.floor(chance() * known.length)] ?? lastResort.handling;
      },
      answering: ({ answering }) => answering ?? medianAnswering,
    },
  };
}

export function median(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

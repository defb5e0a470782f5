/** One line of a benchmark's table. */
export interface Row {
  readonly measure: string;
  readonly ours: number;
  readonly unit: string;
  /** The peer's figure in the same run; null where there is none. */
  readonly peer: number | null;
  /** ours / peer, the median of the interleaved rounds. */
  readonly ratio: number | null;
  /** What to reach: a ratio where there is a peer, else the figure itself. */
  readonly goal: number;
  readonly ok: boolean;
  /** Absolute times are told, never judged: the machine is not ours alone. */
  readonly judged: boolean;
  readonly note?: string;
}

export interface Bench {
  readonly name: string;
  /** It starts a house and drives it with a browser: both are provisioned before. */
  readonly inHouse?: true;
  run(): Promise<Row[]>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value that `share` (0 to 1) of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** A measure taken in interleaved rounds of ours and the peer's: medians, their ratio, and how far the rounds spread. */
export function ratioRow(
  measure: string,
  rounds: ReadonlyArray<{ ours: number; peer: number }>,
  { unit, goal }: { unit: string; goal: number },
): Row {
  const ratios = rounds.map(({ ours, peer }) => ours / peer);
  const ratio = median(ratios);
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  return {
    measure,
    ours: median(rounds.map((round) => round.ours)),
    unit,
    peer: median(rounds.map((round) => round.peer)),
    ratio,
    goal,
    ok: ratio <= goal,
    judged: true,
    note: `${rounds.length} rounds, ratios ${low.toFixed(2)}–${high.toFixed(2)}`,
  };
}

/**
 * Between which ratios of the medians 95 of 100 repetitions would lie, by the bootstrap of pairs (B. Efron, "Bootstrap
 * Methods: Another Look at the Jackknife", 1979), with a seed of its own, so that the same pairs give the same interval.
 */
export function ratioInterval(pairs: ReadonlyArray<{ ours: number; peer: number }>): { low: number; high: number } {
  let seed = 1;
  // Park and Miller's minimal standard generator: enough to draw pairs with.
  const draw = (): number => (seed = (seed * 48_271) % 2_147_483_647) % pairs.length;
  const ratios = Array.from({ length: 2_000 }, () => {
    const drawn = pairs.map(() => pairs[draw()]!);
    return median(drawn.map(({ ours }) => ours)) / median(drawn.map(({ peer }) => peer));
  });
  return { low: quantile(ratios, 0.025), high: quantile(ratios, 0.975) };
}

/** A figure without a peer. */
export function plainRow(
  measure: string,
  ours: number,
  { unit, goal, judged }: { unit: string; goal: number; judged: boolean },
): Row {
  return { measure, ours, unit, peer: null, ratio: null, goal, ok: ours <= goal, judged };
}

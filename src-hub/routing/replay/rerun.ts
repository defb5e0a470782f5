import { makeBoard, matcherVersion } from "../board.ts";
import type { Decision, RoutingInput, RoutingRow } from "../inputs.ts";

type Decided = Extract<RoutingInput, { kind: "decided" }>;

export interface Rerun {
  /** Inputs that were fed in again, and decisions that were compared. */
  readonly inputs: number;
  readonly decisions: number;
  /** Looks of another version of the matcher: they can't be compared, and were not. */
  readonly otherVersions: number;
  /** The first look that came out otherwise; null when every one is bit-equal. */
  readonly difference: { readonly seq: number; readonly recorded: string; readonly again: string } | null;
}

/**
 * Feeds a day's rows to a new board and compares what it decides with what was decided. Rows are in the order of `seq` and
 * begin with a snapshot. A look had heard the rows up to its `upto`; those that were committed while its own row was on
 * its way come after it.
 */
export function rerun(rows: readonly RoutingRow[]): Rerun {
  const looks = rows
    .filter((row): row is RoutingRow & { input: Decided } => row.input.kind === "decided")
    .toSorted((a, b) => a.input.upto - b.input.upto || a.seq - b.seq);
  const board = makeBoard();
  let next = 0;
  const counted = { inputs: 0, decisions: 0, otherVersions: 0 };
  let difference: Rerun["difference"] = null;

  function compare({ seq, input }: RoutingRow & { input: Decided }): void {
    if (input.version !== matcherVersion) return void (counted.otherVersions += 1);
    counted.decisions += input.decisions.length;
    if (difference) return;
    const again = written(board.decide(input.now));
    const recorded = written(input.decisions);
    if (again !== recorded) difference = { seq, recorded, again };
  }

  for (const row of rows) {
    // Those that had heard everything before this row, and not the row itself.
    while (next < looks.length && looks[next]!.input.upto < row.seq) compare(looks[next++]!);
    if (row.input.kind === "decided") continue;
    board.apply(row.input, row.seq);
    counted.inputs += 1;
  }
  while (next < looks.length) compare(looks[next++]!);
  return { ...counted, difference };
}

/** As it stands in the database: what JSON drops or rounds is no difference. */
function written(decisions: readonly Decision[]): string {
  return JSON.stringify(decisions);
}

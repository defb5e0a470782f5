/** Who he was for this hub before his site vouched for him. `same`: the very one whom the site names. */
export type Before = "nobody" | "same" | "another";

/** What becomes of somebody for whom his site vouches. */
export type Merge =
  /** He is who he was; what the site says of him is written. */
  | "stays"
  /** Nobody until now, he is known from here on, with what he has here. */
  | "becomes"
  /** He goes on as the one whom the hub knows by that name. What he did before as nobody, or another, stays where it is. */
  | "goes-over"
  /** What runs here is his; the one whom the hub knew by that name goes on as him. */
  | "takes-over"
  /** Both have a conversation that runs: each is finished where it was begun, then he is one. */
  | "beside"
  /** Known for the first time, and apart from who sat here before. */
  | "begins";

export interface MergeCase {
  readonly before: Before;
  /** Whether he has a conversation that runs, and whether he ever had one. */
  readonly runs: boolean;
  readonly hasPast: boolean;
  /** Of the one whom the hub knows by that name; null: nobody. */
  readonly known: { readonly runs: boolean } | null;
}

/**
 * A conversation that runs is never lost, nor shown to anybody else; one that has ended stays with who had it, because
 * another may have sat at this browser (reliability §3 W1, W2).
 */
export function mergeOf({ before, runs, hasPast, known }: MergeCase): Merge {
  if (before === "same") return "stays";
  if (before === "another" || !runs) {
    if (known) return "goes-over";
    return before === "nobody" && !hasPast ? "becomes" : "begins";
  }
  if (!known) return "becomes";
  return known.runs ? "beside" : "takes-over";
}

import { expect, test } from "vitest";
import { type Before, type MergeCase, type Merge, mergeOf } from "../../../../src-hub/visitors/merge.ts";

const befores: readonly Before[] = ["nobody", "same", "another"];
const yesNo = [false, true];
const knowns: ReadonlyArray<MergeCase["known"]> = [null, { runs: false }, { runs: true }];
const cases = befores.flatMap((before) =>
  yesNo.flatMap((runs) =>
    // Who has something that runs has had something.
    (runs ? [true] : yesNo).flatMap((hasPast) => knowns.map((known) => ({ before, runs, hasPast, known }))),
  ),
);

/** before, runs, hasPast → for a name that the hub does not know, knows, knows with a conversation that runs. */
const table: Readonly<Record<string, readonly [Merge, Merge, Merge]>> = {
  "nobody, never here": ["becomes", "goes-over", "goes-over"],
  "nobody, with what has ended": ["begins", "goes-over", "goes-over"],
  "nobody, in a conversation": ["becomes", "takes-over", "beside"],
  "same, never here": ["stays", "stays", "stays"],
  "same, with what has ended": ["stays", "stays", "stays"],
  "same, in a conversation": ["stays", "stays", "stays"],
  "another, never here": ["begins", "goes-over", "goes-over"],
  "another, with what has ended": ["begins", "goes-over", "goes-over"],
  "another, in a conversation": ["begins", "goes-over", "goes-over"],
};

test.each(cases)("$before, runs $runs, past $hasPast, known $known", (one) => {
  const past = one.runs ? "in a conversation" : one.hasPast ? "with what has ended" : "never here";
  const expected = table[`${one.before}, ${past}`]![knowns.indexOf(one.known)];
  expect(mergeOf(one)).toBe(expected);
});

test("what runs is never left behind by who is nobody, and never taken along by who was another", () => {
  const keeps: readonly Merge[] = ["stays", "becomes", "takes-over", "beside"];
  for (const one of cases.filter(({ runs }) => runs)) {
    if (one.before === "nobody") expect(keeps).toContain(mergeOf(one));
    if (one.before === "another") expect(keeps).not.toContain(mergeOf(one));
  }
});

import { perLanguage } from "../text/language.ts";

/** By which column rows are ordered. */
export interface Sorting<Column extends string = string> {
  readonly column: Column;
  readonly isDown: boolean;
}

/** Pressed once more a column turns round; another one begins upwards. */
export function pressed<Column extends string>(sorting: Sorting<Column>, column: Column): Sorting<Column> {
  return column === sorting.column ? { column, isDown: !sorting.isDown } : { column, isDown: false };
}

/** The rows in order; of those that are equal, always the same one first. */
export function sorted<Row extends { readonly id: string }>(
  rows: readonly Row[],
  compare: (a: Row, b: Row) => number,
  isDown: boolean,
): Row[] {
  const way = isDown ? -1 : 1;
  return rows.toSorted((a, b) => way * compare(a, b) || (a.id < b.id ? -1 : 1));
}

/**
 * Rows in the order that was there, while somebody points at them: nothing jumps under the pointer. Who is new comes last,
 * who is gone leaves his place.
 */
export function held<Row extends { readonly id: string }>(before: readonly string[], fresh: readonly Row[]): Row[] {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const kept = before.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(before);
  return [...kept, ...fresh.filter(({ id }) => !known.has(id))];
}

/** Whether two lists hold the same rows in the same order. */
export function isSameOrder(one: ReadonlyArray<{ id: string }>, other: ReadonlyArray<{ id: string }>): boolean {
  return one.length === other.length && one.every(({ id }, index) => other[index]?.id === id);
}

/** Numbers upwards; what there is none of comes last. */
export function byNumber(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : a - b;
}

const collator = perLanguage((own) => new Intl.Collator(own, { numeric: true, sensitivity: "base" }));
export const byText = (a: string, b: string): number => collator().compare(a, b);

/** A filter of RFC 7644 §3.4.2.2, as the library has read it: alternatives, each of attributes with what they must be. */
export interface Filtering extends Array<unknown> {
  match(values: readonly object[]): unknown[];
}

/** The one attribute that must be one text, if that is all that the filter says: how directories look for somebody. */
export function equals(
  filter: Filtering | undefined,
  names: readonly string[],
): { readonly name: string; readonly value: string } | undefined {
  if (filter?.length !== 1) return undefined;
  const entries = Object.entries(filter[0] as Record<string, unknown>);
  const [name, said] = entries[0] ?? [];
  if (entries.length !== 1 || name === undefined || !names.includes(name) || !Array.isArray(said)) return undefined;
  const [operator, value] = said as unknown[];
  return operator === "eq" && said.length === 2 && typeof value === "string" ? { name, value } : undefined;
}

const alone = new Set(["pr", "np"]);

/** Whether each comparison has what it compares with: the library takes half a one for true of everybody. */
export function isWhole(part: unknown): boolean {
  if (!Array.isArray(part)) return typeof part !== "object" || part === null || Object.values(part).every(isWhole);
  const [first, ...rest] = part as unknown[];
  if (typeof first !== "string") return part.every(isWhole);
  if (first === "not") return isWhole(rest);
  return alone.has(first) ? rest.length === 0 : rest.length === 1;
}

import * as z from "zod/mini";

/**
 * What is found in something that an administrator has written. `wrong` is not taken; a `warning` is, and he is told.
 * `reason` is a text id: the window writes the sentence.
 */
export const Finding = z.object({
  kind: z.enum(["wrong", "warning"]),
  /** Where in what was written, such as `settings.fallbacks.0`. */
  at: z.string(),
  reason: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof Finding>;

export const wrong = (at: string, reason: string, values: Finding["values"] = {}): Finding => ({
  kind: "wrong",
  at,
  reason,
  values,
});
export const warning = (at: string, reason: string, values: Finding["values"] = {}): Finding => ({
  kind: "warning",
  at,
  reason,
  values,
});

/** Each place whose value was there before. */
export function twice<Item>(items: readonly Item[], keyOf: (item: Item) => string | number): number[] {
  const keys = items.map(keyOf);
  return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [index] : []));
}

/** Each place whose value is not in the list. */
export function missing<Id>(ids: readonly Id[], known: ReadonlyArray<{ readonly id: Id }>): number[] {
  return ids.flatMap((id, index) => (known.some((one) => one.id === id) ? [] : [index]));
}

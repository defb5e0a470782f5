import type { KeyChoices } from "../../src-shared/settings/model.ts";
import { type KeyId, type KeyRow, keyTable } from "./table.ts";

/** One sign without Ctrl, Alt or Command: pressed by mistake, or by speech (WCAG 2.1.4). */
export function isSingle(keys: string): boolean {
  return /^(?:Shift\+)?.$/u.test(keys);
}

/** The keys of an action by what was chosen, or else by the table; null: none, or switched off with all single ones. */
export function keysOf(choices: KeyChoices, row: KeyRow): string | null {
  const keys = chosenKeys(choices, row);
  return keys !== null && isSingle(keys) && !choices.single ? null : keys;
}

/** The same, whether or not single ones work at present. */
export function chosenKeys({ chosen }: KeyChoices, { id, keys }: KeyRow): string | null {
  return Object.hasOwn(chosen, id) ? (chosen[id] ?? null) : keys;
}

/** The row that an action stands in: by its id, or else by the keys that its feature wrote. */
export function rowOf(id: string, written?: string): KeyRow | undefined {
  return keyTable.find((row) => row.id === id) ?? (written === undefined ? undefined : rowWith(written));
}

/** The row whose keys these are in the table. */
export function rowWith(written: string): KeyRow | undefined {
  return keyTable.find(({ keys }) => keys === written);
}

export type Remapped =
  | { readonly is: "changed"; readonly choices: KeyChoices }
  /** The keys do something else already. */
  | { readonly is: "clash"; readonly with: KeyId };

/** Gives an action other keys, none (null), or those of the table (undefined), unless another one has them. */
export function remap(choices: KeyChoices, id: KeyId, keys: string | null | undefined): Remapped {
  const own = keyTable.find((row) => row.id === id)?.keys ?? null;
  const wanted = keys === undefined ? own : keys;
  const other = wanted === null ? undefined : ownerOf(choices, wanted, id);
  if (other) return { is: "clash", with: other.id };
  const { [id]: _before, ...rest } = choices.chosen;
  return { is: "changed", choices: { ...choices, chosen: wanted === own ? rest : { ...rest, [id]: wanted } } };
}

/** All keys as in the table. What stands for actions that this desk does not know stays. */
export function resetAll({ chosen }: KeyChoices): KeyChoices {
  const known = new Set<string>(keyTable.map(({ id }) => id));
  return { single: true, chosen: Object.fromEntries(Object.entries(chosen).filter(([id]) => !known.has(id))) };
}

/** Who has these keys, itself aside; single ones hold their place while they are switched off. */
function ownerOf(choices: KeyChoices, keys: string, but: KeyId): KeyRow | undefined {
  return keyTable.find((row) => row.id !== but && sameKeys(chosenKeys(choices, row), keys));
}

function sameKeys(one: string | null, other: string): boolean {
  // Ctrl and Mod are one key on most machines.
  return one?.replace("Ctrl", "Mod").toLowerCase() === other.replace("Ctrl", "Mod").toLowerCase();
}

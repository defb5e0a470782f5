import { text } from "../../text/text.ts";
import type { SelectItem } from "../../ui/select.tsx";

/** A list's things as things to choose from. */
export function itemsOf<Id extends string>(
  things: ReadonlyArray<{ readonly id: Id; readonly name: string }>,
): Array<SelectItem<Id>> {
  return things.map(({ id, name }) => ({ id, label: name }));
}

/** The same with "none" before them; none is written null. */
export function itemsOrNone<Id extends string>(
  things: ReadonlyArray<{ readonly id: Id; readonly name: string }>,
  none: string,
): ReadonlyArray<SelectItem<Id | "none">> {
  return [{ id: "none", label: none }, ...itemsOf<Id | "none">(things)];
}

export const orNull = <Id extends string>(id: Id | "none"): Id | null => (id === "none" ? null : id);

export function nameIn(things: ReadonlyArray<{ readonly id: string; readonly name: string }>, id: string): string {
  return things.find((thing) => thing.id === id)?.name ?? text("administration.goneThing");
}

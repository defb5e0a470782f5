import * as z from "zod/mini";
import { corners } from "./corner.ts";

const SelfPlace = z.object({ corner: z.enum(corners), isHidden: z.boolean() });
/** Where one's own small picture stands. */
export type SelfPlace = z.infer<typeof SelfPlace>;

const name = "frontdesk.self";
const first: SelfPlace = { corner: "top-right", isHidden: false };

/** As it was left, in this window; a reload does not move it. */
export function keptSelfPlace(shelf: Pick<Storage, "getItem">): SelfPlace {
  try {
    const parsed = SelfPlace.safeParse(JSON.parse(shelf.getItem(name) ?? "null"));
    return parsed.success ? parsed.data : first;
  } catch (error) {
    if (error instanceof SyntaxError) return first;
    throw error;
  }
}

export function keepSelfPlace(shelf: Pick<Storage, "setItem">, place: SelfPlace): void {
  shelf.setItem(name, JSON.stringify(place));
}

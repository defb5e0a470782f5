import * as z from "zod/mini";
import { CallId } from "../../src-shared/video/model.ts";
import type { CallChoices } from "../media/call.ts";
import { bandwidths } from "../media/state.ts";

const Kept = z.object({ call: CallId, soundOff: z.boolean(), bandwidth: z.enum(bandwidths) });

const name = "frontdesk.call";

/** What was chosen in this very call before the window was reloaded. */
export function keptChoices(shelf: Pick<Storage, "getItem">, call: CallId): CallChoices | undefined {
  try {
    const parsed = Kept.safeParse(JSON.parse(shelf.getItem(name) ?? "null"));
    return parsed.success && parsed.data.call === call ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function keepChoices(shelf: Pick<Storage, "setItem">, call: CallId, { soundOff, bandwidth }: CallChoices): void {
  shelf.setItem(name, JSON.stringify({ call, soundOff, bandwidth }));
}

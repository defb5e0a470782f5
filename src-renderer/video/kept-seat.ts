import * as z from "zod/mini";
import { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";

/** What a reloaded window needs to sit down again where it sat: in which invite or call, and what was switched on. */
const KeptSeat = z.object({
  conversation: ConversationId,
  /** The ids of the invite and of the call, as far as they were known. */
  of: z.array(z.string()),
  microphone: z.boolean(),
  camera: z.boolean(),
});
export type KeptSeat = z.infer<typeof KeptSeat>;

const name = "frontdesk.seat";

export type SeatStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function keepSeat(store: SeatStore, seat: KeptSeat | null): void {
  if (seat) store.setItem(name, JSON.stringify(seat));
  else store.removeItem(name);
}

/** The seat that was kept; null when there is none, or it cannot be read. */
export function keptSeat(store: SeatStore): KeptSeat | null {
  try {
    const parsed = KeptSeat.safeParse(JSON.parse(store.getItem(name) ?? "null"));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Whether what the seat was taken in still runs: its call, its invite, or the call that came of its invite meanwhile. */
export function isSeatOpen({ of }: KeptSeat, { public: { summary, entries } }: ConversationView): boolean {
  const { state, invite, call } = summary;
  if (state !== "active") return false;
  if (!call) return invite !== null && of.includes(invite.id);
  return (
    of.includes(call.id) ||
    entries.some(({ event }) => event.type === "video.accepted" && event.call === call.id && of.includes(event.invite))
  );
}

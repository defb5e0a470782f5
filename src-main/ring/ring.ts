import type { AgentState } from "../../src-shared/contracts/agent-state.ts";
import type { Offer, OfferId } from "../../src-shared/queues/model.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { Ring } from "../../src-shared/ring/desk-asks.ts";
import type { Log, Note } from "../shell/shell.ts";
import { ringingOffer } from "./rules.ts";

/** A page that has not made a sound by then is not heard. */
const heardWithin = 2_000;

export interface RingOptions {
  readonly machine: Machine;
  readonly log: Log;
  /** What the hub's state is now, and the hub's clock. */
  readonly hub: () => { readonly state: AgentState | null; readonly now: number };
  readonly notify: (note: Note) => void;
  readonly noteOf: (offer: Offer) => Note;
  readonly changed: (ring: Ring) => void;
}

/** Decides when it rings, and sees to it that somebody hears of an offer even if no page makes a sound. */
export function ringer({ machine, log, hub, notify, noteOf, changed }: RingOptions) {
  let ring: Ring = { offer: null, heard: null };
  const handled = new Set<OfferId>();
  const notified = new Set<OfferId>();
  let stopListening: Stop = () => {};
  let stopExpiry: Stop = () => {};

  function become(next: Ring): void {
    ring = next;
    changed(next);
  }

  function unheard(offer: Offer): void {
    log.warn("No page reported that the ring plays; the agent is told once more.", { offer: offer.id });
    become({ offer: offer.id, heard: false });
    notify(noteOf(offer));
  }

  /** To be called whenever offers, presence or the hub's state may have changed. */
  function look(): void {
    const { state, now } = hub();
    const offers = state?.offers ?? [];
    for (const known of [handled, notified])
      for (const id of known) if (!offers.some((offer) => offer.id === id)) known.delete(id);
    const offer = ringingOffer(state, handled, now);
    stopExpiry();
    // While the link is lost nobody takes an expired offer back, so its own time ends the ring.
    if (offer) stopExpiry = machine.after(Math.max(1, offer.expiresAt - now), look);
    for (const one of offers) if (offer && one.expiresAt > now && !handled.has(one.id)) tellOnce(one);
    if ((offer?.id ?? null) === ring.offer) return;
    stopListening();
    become({ offer: offer?.id ?? null, heard: null });
    if (offer) stopListening = machine.after(heardWithin, () => unheard(offer));
  }

  function tellOnce(offer: Offer): void {
    if (notified.has(offer.id)) return;
    notified.add(offer.id);
    notify(noteOf(offer));
  }

  return {
    look,
    /** A page's sound clock moved. */
    played(offer: OfferId): void {
      if (ring.offer !== offer || ring.heard === true) return;
      stopListening();
      become({ offer, heard: true });
    },
    /** The agent has answered this offer: silence at once. If the hub refuses the answer, it rings on. */
    async handling<T>(offer: OfferId, answer: Promise<T>): Promise<T> {
      handled.add(offer);
      look();
      try {
        return await answer;
      } catch (error) {
        handled.delete(offer);
        look();
        throw error;
      }
    },
    stop(): void {
      stopListening();
      stopExpiry();
    },
  };
}

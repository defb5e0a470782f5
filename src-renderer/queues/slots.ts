import type { Offer } from "../../src-shared/queues/model.ts";

/** A place in the list of offers. One that is over keeps its place while a pointer is over the list. */
export interface Slot {
  readonly offer: Offer;
  readonly isOver: boolean;
}

/**
 * The slots after a change: nothing moves under a pointer that `isHeld` here. Offers that are gone stay as empty places, new ones
 * come last; when nobody points here they are simply the live ones.
 */
export function slotsOf(before: readonly Slot[], offers: readonly Offer[], isHeld: boolean): readonly Slot[] {
  if (!isHeld) return offers.map((offer) => ({ offer, isOver: false }));
  const kept = before.map(({ offer }) => {
    const live = offers.find(({ id }) => id === offer.id);
    return { offer: live ?? offer, isOver: !live };
  });
  const fresh = offers.filter(({ id }) => !before.some(({ offer }) => offer.id === id));
  return [...kept, ...fresh.map((offer) => ({ offer, isOver: false }))];
}

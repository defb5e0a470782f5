import { type PointerEvent, useEffect, useState } from "react";
import type { Presence } from "../../src-shared/presence/model.ts";
import type { Offer } from "../../src-shared/queues/model.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Badge } from "../ui/badge.tsx";
import { MissedCard, missedNow } from "./missed-card.tsx";
import { OfferCard } from "./offer-card.tsx";
import styles from "./offer-place.module.css";
import { type Slot, slotsOf } from "./slots.ts";

const none: readonly Offer[] = [];
const overWords = { accept: "queues.overAccept", decline: "queues.overDecline" } as const;

/** So long an offer that is over keeps its place under a pointer that rests there: the next one must be seen. */
const overFor = 2_000;

/** Menus and dialogs of a card bubble through here, although they lie elsewhere on the screen. */
function isWithin({ currentTarget, target }: PointerEvent<HTMLElement>): boolean {
  return target instanceof Node && currentTarget.contains(target);
}

/** Where offers appear: a place of its own that is always as high, so that nothing below it moves when one comes. */
export function OfferPlace() {
  const offers = useDesk(({ desk }) => desk?.hub?.offers) ?? none;
  const state = useDesk(({ desk }) => desk?.hub?.presence.state);
  const isHeldBack = useDesk(({ desk }) => isHeldBackBy(desk?.hub?.presence));
  const isKnown = useDesk(isLinked);
  const missed = useDesk(missedNow);
  const [isHeld, setHeld] = useState(false);
  const [held, setSlots] = useState<{ offers: readonly Offer[]; isHeld: boolean; slots: readonly Slot[] }>({
    offers: none,
    isHeld: false,
    slots: [],
  });
  let { slots } = held;
  if (held.offers !== offers || held.isHeld !== isHeld) {
    slots = slotsOf(held.slots, offers, isHeld);
    setSlots({ offers, isHeld, slots });
  }
  const hasOver = slots.some(({ isOver }) => isOver);
  useEffect(() => {
    if (!hasOver || !isHeld) return undefined;
    const timer = setTimeout(() => setHeld(false), overFor);
    return () => clearTimeout(timer);
  }, [hasOver, isHeld]);
  return (
    <div
      className={styles["place"]}
      onPointerMove={(event) => setHeld(isWithin(event))}
      onPointerLeave={() => setHeld(false)}
    >
      <h2 className={styles["caption"]}>
        {text("queues.incoming")}
        {offers.length > 1 ? (
          <Badge count={offers.length} words={text("queues.incomingCount", { count: offers.length })} />
        ) : null}
      </h2>
      <div className={styles["cards"]}>
        {slots.length === 0 && missed ? <MissedCard missed={missed} /> : null}
        {slots.length === 0 && !missed ? (
          <p className={styles["empty"]}>{text(emptyWords({ isKnown, state, isHeldBack }))}</p>
        ) : null}
        {slots.map(({ offer, isOver }) =>
          isOver ? <Over key={offer.id} offer={offer} /> : <OfferCard key={offer.id} offer={offer} />,
        )}
      </div>
    </div>
  );
}

/** Available, and not offered anything all the same: another state follows, or the desk is not ready. */
function isHeldBackBy(presence: Presence | undefined): boolean {
  return presence !== undefined && (presence.next !== null || presence.unready.length > 0);
}

function emptyWords({
  isKnown,
  state,
  isHeldBack,
}: {
  isKnown: boolean;
  state: string | undefined;
  isHeldBack: boolean;
}) {
  if (!isKnown) return "queues.noOfferUnlinked";
  if (state !== "available") return "queues.noOfferAway";
  return isHeldBack ? "queues.noOfferHeldBack" : "queues.noOffer";
}

/** What became of an offer, in its place while somebody points there. */
function Over({ offer }: { offer: Offer }) {
  const answer = useDesk(({ view }) => view.answering[offer.id]);
  return <p className={styles["over"]}>{text(answer ? overWords[answer] : "queues.over")}</p>;
}

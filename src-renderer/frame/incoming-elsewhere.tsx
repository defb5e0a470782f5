import type { Offer } from "../../src-shared/queues/model.ts";
import { OfferCard } from "../queues/offer-card.tsx";
import { useDesk } from "../store.ts";
import styles from "./incoming-elsewhere.module.css";

const none: readonly Offer[] = [];

/** Offers while another room than *Conversations* is open: over a corner where there is nothing to press. */
export function IncomingElsewhere() {
  const room = useDesk(({ view }) => view.room);
  const offers = useDesk(({ desk }) => desk?.hub?.offers) ?? none;
  if (room === "conversations" || offers.length === 0) return null;
  return (
    <div className={styles["place"]}>
      {offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} />
      ))}
    </div>
  );
}

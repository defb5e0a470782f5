import type { Offer } from "../../src-shared/queues/model.ts";
import { OfferCard } from "../queues/offer-card.tsx";
import { useDesk } from "../store.ts";
import { useFullScreen } from "../video/full-screen.ts";
import { IncomingVideoCard, useIncomingVideo } from "../video/incoming-video.tsx";
import styles from "./incoming-elsewhere.module.css";

const none: readonly Offer[] = [];

/** Offers and visitors' invites to video while their place in *Conversations* is not on the screen: in another room, and beside a call in full screen. */
export function IncomingElsewhere() {
  const room = useDesk(({ view }) => view.room);
  const offers = useDesk(({ desk }) => desk?.hub?.offers) ?? none;
  const calls = useIncomingVideo();
  const isFull = useFullScreen();
  if ((room === "conversations" && !isFull) || offers.length + calls.length === 0) return null;
  return (
    <div className={styles["place"]}>
      {calls.map((one, index) => (
        <IncomingVideoCard key={one.invite} incoming={one} isNext={index === 0} />
      ))}
      {offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} />
      ))}
    </div>
  );
}

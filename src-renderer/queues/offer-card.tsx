import { MessageSquare, Video } from "lucide-react";
import { ariaKeys, keyHint } from "../keys/in-force.ts";
import type { Offer } from "../../src-shared/queues/model.ts";
import type { Ring } from "../../src-shared/ring/desk-asks.ts";
import { useHubNow } from "../clock.ts";
import { useDesk } from "../store.ts";
import { useOfferPreview } from "../screen-pop/offer-preview.ts";
import { text } from "../text/text.ts";
import { runningTime } from "../text/times.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Hidden } from "../ui/hidden.tsx";
import { acceptOffer } from "./answer-offer.ts";
import { DeclineButtons } from "./decline-buttons.tsx";
import { factLines } from "./offer-facts.ts";
import styles from "./offer-card.module.css";
import { visitorName, whyWords } from "./why-words.ts";

/** From so many seconds on, the time that is left is shown as a warning. */
const hurry = 8;

/** What must be said of the ring, if it is not as it should be. */
function ringTrouble({ heard, on }: Ring) {
  if (heard === false) return "queues.unheard";
  return on === "system" ? "queues.ringsElsewhere" : null;
}

/** One conversation that is offered to this agent, with what he needs to decide. It has no default button. */
export function OfferCard({ offer }: { offer: Offer }) {
  const answer = useDesk(({ view }) => view.answering[offer.id]);
  const isNext = useDesk(
    ({ desk, view }) => desk?.hub?.offers.find(({ id }) => !(id in view.answering))?.id === offer.id,
  );
  const now = useHubNow();
  const left = Math.max(0, offer.expiresAt - now);
  const seconds = Math.ceil(left / 1000);
  const share = left / Math.max(1, offer.expiresAt - offer.madeAt);
  const name = visitorName(offer);
  const why = whyWords(offer);
  const opens = useOfferPreview(offer);
  const trouble = useDesk(({ desk }) => (desk?.ring.offer === offer.id ? ringTrouble(desk.ring) : null));
  const Channel = offer.channel === "video" ? Video : MessageSquare;
  return (
    <section
      className={classes(styles["card"], seconds <= hurry && styles["hurry"])}
      aria-label={text("queues.offer")}
      data-offer={offer.id}
    >
      <i className={styles["left"]} style={{ transform: `scaleX(${share})` }} aria-hidden="true" />
      <div className={styles["said"]}>
        <p className={styles["head"]}>
          <Channel className={styles["channel"]} aria-hidden="true" />
          <Hidden>{text(`queues.${offer.channel}`)}</Hidden>
          <b title={name} dir="auto">
            {name}
          </b>
          <span className={styles["seconds"]} aria-hidden="true">
            {runningTime(seconds * 1000)}
          </span>
          <Hidden>{text("queues.left", { seconds })}</Hidden>
        </p>
        {why ? (
          <p className={classes(styles["why"], offer.note !== "" && styles["note"])} title={why} dir="auto">
            {why}
          </p>
        ) : null}
        {trouble ? <p className={styles["unheard"]}>{text(trouble)}</p> : null}
        {offer.auto ? <p className={styles["facts"]}>{text("queues.autoSoon")}</p> : null}
        {opens ? (
          <p className={styles["facts"]} title={opens} dir="auto">
            {opens}
          </p>
        ) : null}
        {factLines(offer, now).map((line) => (
          <p key={line} className={styles["facts"]} title={line}>
            {line}
          </p>
        ))}
        <p className={classes(styles["words"], !offer.firstText && styles["none"])} dir="auto">
          {offer.firstText ?? text("queues.noWords")}
        </p>
      </div>
      <div className={styles["buttons"]}>
        <Button
          look="primary"
          keyHint={isNext ? keyHint("F8") : undefined}
          {...(isNext ? { "aria-keyshortcuts": ariaKeys("F8") } : {})}
          isWaiting={answer === "accept"}
          isDisabled={answer === "decline"}
          onPress={() => void acceptOffer(offer)}
        >
          {text("queues.accept")}
        </Button>
        <DeclineButtons offer={offer} answer={answer} isNext={isNext} />
      </div>
    </section>
  );
}

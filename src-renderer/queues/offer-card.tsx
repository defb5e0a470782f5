import type { Offer } from "../../src-shared/queues/model.ts";
import { useHubNow } from "../clock.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { runningTime, spokenDuration } from "../text/times.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Hidden } from "../ui/hidden.tsx";
import { acceptOffer, declineOffer } from "./answer-offer.ts";
import styles from "./offer-card.module.css";

/** From so many seconds on, the time that is left is shown as a warning. */
const hurry = 8;

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
  const name = offer.visitor.name || text("conversations.noName");
  const where = offer.page?.title || offer.page?.url;
  return (
    <section
      className={classes(styles["card"], seconds <= hurry && styles["hurry"])}
      aria-label={text("queues.offer")}
      data-offer={offer.id}
    >
      <i className={styles["left"]} style={{ transform: `scaleX(${share})` }} aria-hidden="true" />
      <p className={styles["head"]}>
        <b title={name}>{name}</b>
        {where ? (
          <span className={styles["page"]} title={offer.page?.url}>
            {text("queues.page", { page: where })}
          </span>
        ) : null}
        <span className={styles["seconds"]} aria-hidden="true">
          {runningTime(seconds * 1000)}
        </span>
        <Hidden>{text("queues.left", { seconds })}</Hidden>
      </p>
      <p className={styles["facts"]}>
        {[
          offer.queue.name,
          text("queues.waited", { time: spokenDuration(now - offer.waitingSince) }),
          text("queues.before", { count: offer.before }),
        ].join(" · ")}
      </p>
      <p className={classes(styles["words"], !offer.firstText && styles["none"])} dir="auto">
        {offer.firstText ?? text("queues.noWords")}
      </p>
      <div className={styles["buttons"]}>
        <Button
          look="primary"
          keyHint={isNext ? "F8" : undefined}
          {...(isNext ? { "aria-keyshortcuts": "F8" } : {})}
          isWaiting={answer === "accept"}
          isDisabled={answer === "decline"}
          onPress={() => void acceptOffer(offer)}
        >
          {text("queues.accept")}
        </Button>
        <Button
          isWaiting={answer === "decline"}
          isDisabled={answer === "accept"}
          onPress={() => void declineOffer(offer)}
        >
          {text("queues.decline")}
        </Button>
      </div>
    </section>
  );
}

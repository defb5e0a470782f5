import { useState } from "react";
import type { MissedOffer } from "../../src-shared/queues/model.ts";
import { setPresence } from "../presence/set-presence.ts";
import type { DeskStore } from "../store.ts";
import { text } from "../text/text.ts";
import { clockTime } from "../text/times.ts";
import { Button } from "../ui/button.tsx";
import styles from "./offer-place.module.css";

/** Whom the agent missed, as long as he is Not responding because of it. */
export function missedNow({ desk }: DeskStore): MissedOffer | null {
  return desk?.hub?.presence.state === "not-responding" ? desk.hub.missed : null;
}

/** Says what was missed and what follows from it; one click brings the agent back. */
export function MissedCard({ missed }: { missed: MissedOffer }) {
  const [isWaiting, setWaiting] = useState(false);
  const back = () => {
    setWaiting(true);
    void setPresence({ state: "available" }).finally(() => setWaiting(false));
  };
  return (
    <section className={styles["missed"]} aria-label={text("queues.missedTitle")}>
      <h3>{text("queues.missedTitle")}</h3>
      <p dir="auto">
        {text("queues.missedWords", {
          name: missed.visitor || text("conversations.noName"),
          queue: missed.queue,
          time: clockTime(missed.at),
        })}
      </p>
      <Button look="primary" isWaiting={isWaiting} onPress={back}>
        {text("queues.missedBack")}
      </Button>
    </section>
  );
}

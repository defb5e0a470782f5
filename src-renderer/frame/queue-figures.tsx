import { isLinked } from "../hub-link/link-health.ts";
import { QueueLook } from "../queues/queue-look.tsx";
import { type QueueNow, useQueueFigures } from "../queues/use-queue-figures.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Hidden } from "../ui/hidden.tsx";
import { Timer } from "../ui/timer.tsx";
import styles from "./queue-figures.module.css";

/** Milliseconds after which a wait is long: its figures take the colour that says so. */
export const longWait = 60_000;

/** Each queue, how many wait in it, and how long the first of them has. */
export function QueueFigures() {
  return (
    <ul className={styles["queues"]} aria-label={text("frame.queues")}>
      {useQueueFigures().map((figures) => (
        <QueueFigure key={figures.queue.id} figures={figures} />
      ))}
    </ul>
  );
}

function QueueFigure({ figures: { queue, waiting, longest } }: { figures: QueueNow }) {
  const isKnown = useDesk(isLinked);
  if (!isKnown)
    return (
      <li className={styles["queue"]} title={queue.name}>
        <span className={styles["name"]}>{queue.name}</span> <span aria-hidden="true">–</span>
        <Hidden>{text("frame.queueUnlinked")}</Hidden>
      </li>
    );
  return (
    <li className={styles["queue"]} title={queue.name}>
      <QueueLook queue={queue}>
        <span className={styles["name"]}>{queue.name}</span>{" "}
        <span
          className={styles["count"]}
          data-long={(longest ?? 0) >= longWait || undefined}
          data-none={waiting === 0 || undefined}
        >
          {waiting === 0 ? waiting : text("frame.waiting", { count: waiting })}
        </span>
        {waiting > 0 && longest !== null ? (
          <>
            {" · "}
            <Timer elapsed={longest} />
          </>
        ) : null}
      </QueueLook>
    </li>
  );
}

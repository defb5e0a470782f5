import { Video } from "lucide-react";
import type { CallLogEntry } from "../../src-shared/call-log/model.ts";
import { text } from "../text/text.ts";
import { clockTime, dayText, spokenDuration, wholeTime } from "../text/times.ts";
import { Chip } from "../ui/badge.tsx";
import { Face } from "../ui/face.tsx";
import { Hidden } from "../ui/hidden.tsx";
import styles from "./call-log-row.module.css";
import { lastedFor } from "./entry-times.ts";
import { excerptParts } from "./excerpt.ts";
import { Outcome } from "./outcome.tsx";

/** One conversation of the list. `now` is the hub's clock, epoch milliseconds. */
export function CallLogRow({ entry, now }: { entry: CallLogEntry; now: number }) {
  const name = entry.visitor || text("callLog.noName");
  const lasted = lastedFor(entry);
  const isToday = new Date(entry.startedAt).toDateString() === new Date(now).toDateString();
  return (
    <article className={styles["row"]}>
      <Face name={name} />
      <div className={styles["words"]}>
        <p className={styles["line"]}>
          <b className={styles["name"]} title={name}>
            {name}
          </b>
          <time
            className={styles["when"]}
            dateTime={new Date(entry.startedAt).toISOString()}
            title={wholeTime(entry.startedAt)}
          >
            {isToday ? clockTime(entry.startedAt) : dayText(entry.startedAt, now)}
          </time>
        </p>
        <p className={styles["facts"]}>
          <span className={styles["queue"]}>{entry.queue}</span>
          <span>{lasted === null ? "" : spokenDuration(lasted)}</span>
          {entry.calls > 0 ? (
            <span className={styles["video"]}>
              <Video aria-hidden="true" />
              <Hidden>{text("callLog.withVideo", { duration: spokenDuration(entry.videoFor) })}</Hidden>
            </span>
          ) : null}
          <span className={styles["outcome"]}>
            {entry.closedAt === null ? <Chip tone="accent">{text("callLog.open")}</Chip> : <Outcome entry={entry} />}
          </span>
        </p>
        {entry.excerpt ? <Excerpt excerpt={entry.excerpt} /> : null}
      </div>
    </article>
  );
}

function Excerpt({ excerpt }: { excerpt: string }) {
  return (
    <p className={styles["excerpt"]} dir="auto">
      {excerptParts(excerpt).map(({ words, isFound }, index) =>
        // The parts of one excerpt never change their places.
        // oxlint-disable-next-line react/no-array-index-key
        isFound ? <mark key={index}>{words}</mark> : <span key={index}>{words}</span>,
      )}
    </p>
  );
}

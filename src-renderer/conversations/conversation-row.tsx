import { PhoneIncoming, Video } from "lucide-react";
import { useHubNow } from "../clock.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { parkedShort } from "../transfers/park-times.ts";
import { Badge } from "../ui/badge.tsx";
import { classes } from "../ui/classes.ts";
import { Face } from "../ui/face.tsx";
import { Hidden } from "../ui/hidden.tsx";
import { Timer } from "../ui/timer.tsx";
import styles from "./conversation-row.module.css";
import { columnsAsBefore } from "./before-drag.ts";
import { draggedType } from "./columns-view.tsx";
import type { Overview } from "./overview.ts";

/** From so many milliseconds on, a visitor who waits for an answer is shown as one who waits long. */
const waitsLong = 60_000;

/** One conversation in the list: who, what was said last, and how long somebody has been waiting. */
export function ConversationRow({ row }: { row: Overview }) {
  const isWriting = useDesk(({ view }) => row.id in view.typing);
  const name = row.visitor || text("conversations.noName");
  return (
    // Its pointer alone is heard, for dragging; keys and presses are the list's, and the palette opens beside as well.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles["row"]}
      draggable
      // The list would cancel it, and with it the drag; a press is heard by its pointer.
      onMouseDown={(event) => event.stopPropagation()}
      onDragStart={({ dataTransfer }) => {
        columnsAsBefore();
        dataTransfer.setData(draggedType, row.id);
      }}
    >
      <Face name={name} />
      <div className={styles["two"]}>
        <b className={styles["name"]} title={name}>
          {name}
        </b>
        <span className={styles["words"]}>
          {row.isCalling ? <PhoneIncoming className={styles["calling"]} aria-hidden="true" /> : null}
          {row.inCall ? (
            <>
              <Video className={styles["video"]} aria-hidden="true" />
              <Hidden>{text("conversations.inCall")}</Hidden>
            </>
          ) : null}
          <span className={classes(styles["last"], row.isCalling && styles["calls"])}>
            {row.parked ? <ParkedUntil until={row.parked.until} /> : wordsOf(row, isWriting)}
          </span>
        </span>
      </div>
      <div className={styles["end"]}>
        <RowTime row={row} />
        {row.unread > 0 ? (
          <Badge count={row.unread} words={text("conversations.unread", { count: row.unread })} />
        ) : null}
      </div>
    </div>
  );
}

function wordsOf(row: Overview, isWriting: boolean): string {
  if (row.state === "wrap-up") return text("conversations.wrapUp");
  if (row.partOf !== undefined) return text("transfers.rowPart", { owner: row.partOf });
  if (row.isCalling) return text("video.incoming");
  if (isWriting) return text("conversations.writing");
  if (!row.lastWords) return text("conversations.noWords");
  return row.lastIsMine ? text("conversations.previousWords", { words: row.lastWords }) : row.lastWords;
}

/** What wakes it. */
function ParkedUntil({ until }: { until: number | null }) {
  return <>{parkedShort(until, useHubNow())}</>;
}

/** How long the visitor has been waiting for an answer, else nothing: what does not ask for anything does not tick. */
function RowTime({ row }: { row: Overview }) {
  const now = useHubNow();
  const since = row.state === "wrap-up" ? row.endedAt : row.waitingSince;
  if (since === null || row.parked) return null;
  const waits = row.state === "active" && now - since >= waitsLong;
  return (
    <span className={styles["time"]}>
      {row.state === "active" ? <Hidden>{text("conversations.waits")}</Hidden> : null}
      <Timer elapsed={now - since} tone={waits ? "warn" : "plain"} />
    </span>
  );
}

import { ArrowDown } from "lucide-react";
import { useMemo } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { useHubNow } from "../clock.ts";
import type { OnTheWay } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Earlier, type EarlierProps } from "./earlier.tsx";
import { useSeen } from "./use-seen.ts";
import { MessageMenu } from "./message-menu-view.tsx";
import { alongMessages } from "./along-messages.ts";
import { DayLine, type OnTheWayActions, TimelineRow } from "./rows.tsx";
import { timelineOf } from "./timeline.ts";
import { useRows } from "./use-rows.ts";
import styles from "./timeline-view.module.css";

export interface TimelineViewProps {
  readonly view: ConversationView;
  readonly outbox?: readonly OnTheWay[];
  readonly actions?: OnTheWayActions;
  readonly earlier?: EarlierProps | undefined;
  /** Where it was opened in the middle: the way to what was said after the newest message that is here. */
  readonly later?: EarlierProps | undefined;
  /** The key of the row that it is opened at, in place of its end. */
  readonly mark?: string;
  readonly isWriting?: boolean;
  /** What stands in the visitor's composer, where the house lets agents see it. */
  readonly preview?: string | undefined;
  /** What is written here reaches the visitor, so a message can be answered. */
  readonly mayReply?: boolean;
  /** The public seq that was on the screen last; when there is more below, it says so. */
  readonly read?: number;
  /** Called with what is in sight whenever the end is. */
  readonly onSeen?: (seq: number) => void;
}

const none: readonly OnTheWay[] = [];
const dayOf = (at: number) => new Date(at).toDateString();

/** What was said and what happened, oldest first. Also for reading only: without the optional parts. */
export function TimelineView({
  view,
  outbox = none,
  actions,
  earlier,
  later,
  mark,
  isWriting = false,
  preview,
  mayReply = false,
  read,
  onSeen,
}: TimelineViewProps) {
  const visitor = view.public.summary.visitor.name || text("conversations.noName");
  const all = useMemo(() => timelineOf(view, outbox, { visitor, dayOf }), [view, outbox, visitor]);
  // The first day's line is above the rows: with an older page it is another row's, and the rows keep their places.
  const day = all[0]?.kind === "day" ? all[0] : undefined;
  const rows = useMemo(() => (day ? all.slice(1) : all), [all, day]);
  const today = Math.floor(useHubNow() / 60_000) * 60_000;
  const { box, head, content, indexes, above, below, measure, isAtEnd, toEnd } = useRows(rows, mark);
  useSeen(view, isAtEnd, onSeen);
  const hasNew = !isAtEnd && read !== undefined && visitorWroteAfter(view, read);
  return (
    <div className={styles["place"]}>
      {/* The announcer tells what arrives, in whole sentences; the log itself is for reading. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={box}
        className={styles["box"]}
        role="log"
        aria-live="off"
        aria-label={text("chat.timeline")}
        // A place that scrolls must be reached without a pointer.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={alongMessages}
      >
        <div ref={head} className={styles["head"]}>
          {earlier ? <Earlier {...earlier} /> : null}
          {day ? <DayLine at={day.at} now={today} /> : null}
        </div>
        {rows.length === 0 ? <p className={styles["empty"]}>{text("chat.empty")}</p> : null}
        <ol ref={content} className={styles["rows"]} style={{ paddingTop: above, paddingBottom: below }}>
          {indexes.map((index) => {
            const row = rows[index]!;
            return (
              <TimelineRow
                key={row.key}
                conversation={idOf(view)}
                row={row}
                now={today}
                index={index}
                count={rows.length}
                measure={measure}
                actions={actions}
                isMarked={row.key === mark}
              />
            );
          })}
        </ol>
        {later ? <Earlier {...later} isLater /> : null}
        <p className={styles["writing"]} aria-hidden={!isWriting && !preview}>
          {isWriting || preview ? (
            <>
              <span className={styles["dots"]} aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              {preview ? (
                <span className={styles["preview"]}>{text("chat.preview", { name: visitor, words: preview })}</span>
              ) : (
                text("chat.writing", { name: visitor })
              )}
            </>
          ) : null}
        </p>
      </div>
      {actions ? <MessageMenu conversation={idOf(view)} mayReply={mayReply} /> : null}
      {isAtEnd ? null : (
        <div className={styles["below"]}>
          <Button
            size="small"
            look={hasNew ? "primary" : "quiet"}
            icon={<ArrowDown aria-hidden="true" />}
            onPress={toEnd}
          >
            {text(hasNew ? "chat.newMessages" : "chat.toEnd")}
          </Button>
        </div>
      )}
    </div>
  );
}

function visitorWroteAfter(view: ConversationView, read: number): boolean {
  return view.public.entries.some(
    ({ seq, event }) => seq > read && event.type === "chat.messageAdded" && event.message.from.kind === "visitor",
  );
}

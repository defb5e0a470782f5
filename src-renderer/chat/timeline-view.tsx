import { ArrowDown } from "lucide-react";
import { memo, useMemo } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { OnTheWay } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Earlier, type EarlierProps } from "./earlier.tsx";
import { useSeen } from "./use-seen.ts";
import { MessageMenu } from "./message-menu-view.tsx";
import { DayLine, type OnTheWayActions } from "./rows.tsx";
import { RowsPlace } from "./rows-place.tsx";
import { timelineOf } from "./timeline.ts";
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
const dayOf = dayNames();

/** Names the local day of a time; asked for one time after the other, it looks at the calendar where the day changes. */
function dayNames(): (at: number) => string {
  let [from, to, name] = [0, 0, ""];
  return (at) => {
    if (at >= from && at < to) return name;
    const day = new Date(at);
    name = day.toDateString();
    from = day.setHours(0, 0, 0, 0);
    to = day.setDate(day.getDate() + 1);
    return name;
  };
}

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
  const conversation = idOf(view);
  return (
    <div className={styles["place"]}>
      <RowsPlace
        rows={rows}
        conversation={conversation}
        actions={actions}
        mark={mark}
        head={
          <>
            {earlier ? <Earlier {...earlier} /> : null}
            {day ? <DayLine at={day.at} /> : null}
          </>
        }
        foot={
          <>
            {later ? <Earlier {...later} isLater /> : null}
            <Writing visitor={visitor} isWriting={isWriting} preview={preview} />
          </>
        }
        end={(isAtEnd, toEnd) => <End {...{ view, read, onSeen, isAtEnd, toEnd }} />}
      />
      {actions ? <MessageMenu conversation={conversation} mayReply={mayReply} /> : null}
    </div>
  );
}

interface EndProps {
  readonly view: ConversationView;
  readonly read: number | undefined;
  readonly onSeen: ((seq: number) => void) | undefined;
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
}

/** The way to the end, for who is elsewhere; who is there has seen what there is. */
const End = memo(function End({ view, read, onSeen, isAtEnd, toEnd }: EndProps) {
  useSeen(view, isAtEnd, onSeen);
  if (isAtEnd) return null;
  const hasNew = read !== undefined && visitorWroteAfter(view, read);
  return (
    <div className={styles["below"]}>
      <Button size="small" look={hasNew ? "primary" : "quiet"} icon={<ArrowDown aria-hidden="true" />} onPress={toEnd}>
        {text(hasNew ? "chat.newMessages" : "chat.toEnd")}
      </Button>
    </div>
  );
});

interface WritingProps extends Pick<TimelineViewProps, "isWriting" | "preview"> {
  readonly visitor: string;
}

/** That the visitor writes, and what, where that may be seen. */
function Writing({ visitor, isWriting, preview }: WritingProps) {
  return (
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
  );
}

function visitorWroteAfter(view: ConversationView, read: number): boolean {
  const newest = view.public.entries.findLast(
    ({ seq, event }) => seq <= read || (event.type === "chat.messageAdded" && event.message.from.kind === "visitor"),
  );
  return newest !== undefined && newest.seq > read;
}

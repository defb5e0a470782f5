import { RotateCw, NotebookPen, Trash2, TriangleAlert } from "lucide-react";
import { memo } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { useHubMinute } from "../clock.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { clockTime, dayText, wholeTime } from "../text/times.ts";
import type { OnTheWay } from "../store.ts";
import { classes } from "../ui/classes.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { MessageFiles } from "../uploads/message-files.tsx";
import { MessageBubble } from "./message-bubble.tsx";
import { MessageText } from "./message-text.tsx";
import { NoticeLine } from "./notice-line.tsx";
import bubble from "./bubble.module.css";
import styles from "./rows.module.css";
import type { NoteRow, Row } from "./row.ts";

/** What may be done about something that was not sent. */
export interface OnTheWayActions {
  readonly again: (id: string) => void;
  readonly discard: (id: string) => void;
}

interface RowProps {
  readonly conversation: ConversationId;
  readonly row: Row;
  /** Its place among all rows that are here, from 0, and how many these are: most are not drawn. */
  readonly index: number;
  readonly count: number;
  readonly actions: OnTheWayActions | undefined;
  /** What the conversation was opened for. */
  readonly isMarked?: boolean;
}

/** One row of the timeline. */
export const TimelineRow = memo(function TimelineRow({
  conversation,
  row,
  index,
  count,
  actions,
  isMarked = false,
}: RowProps) {
  return (
    <li
      className={styles["row"]}
      aria-posinset={index + 1}
      aria-setsize={count}
      data-kind={row.kind}
      data-marked={isMarked || undefined}
    >
      {contentOf(conversation, row, actions)}
    </li>
  );
});

function contentOf(conversation: ConversationId, row: Row, actions: OnTheWayActions | undefined) {
  switch (row.kind) {
    case "day":
      return <DayLine at={row.at} />;
    case "notice":
      return <NoticeLine row={row} conversation={conversation} />;
    case "note":
      return <NoteBubble row={row} conversation={conversation} />;
    case "message":
      return <MessageBubble row={row} conversation={conversation} mayAct={actions !== undefined} />;
    case "on-the-way":
      return <OnTheWayBubble conversation={conversation} item={row.item} actions={actions} />;
  }
}

/** What follows was said on that day. */
export function DayLine({ at }: { at: number }) {
  const now = useHubMinute();
  return (
    <p className={styles["day"]}>
      <span>{dayText(at, now)}</span>
    </p>
  );
}

function NoteBubble({ row, conversation }: { row: NoteRow; conversation: ConversationId }) {
  const { by, at, text: words, files } = row;
  return (
    <div className={styles["note"]}>
      <p className={styles["noteHead"]}>
        <NotebookPen aria-hidden="true" />
        <b>{text("chat.noteBy", { name: by })}</b>
        <span className={styles["soft"]}>{text("chat.noteHint")}</span>
        <time className={styles["soft"]} dateTime={new Date(at).toISOString()} title={wholeTime(at)}>
          {clockTime(at)}
        </time>
      </p>
      {files ? <MessageFiles conversation={conversation} files={files} /> : null}
      {words === "" ? null : <MessageText text={words} />}
    </div>
  );
}

interface OnTheWayProps {
  readonly conversation: ConversationId;
  readonly item: OnTheWay;
  readonly actions: OnTheWayActions | undefined;
}

function OnTheWayBubble({ conversation, item, actions }: OnTheWayProps) {
  const isNote = item.kind === "note";
  const failed = item.state === "failed";
  return (
    <div className={classes(bubble["side"], bubble["mine"], bubble["first"])}>
      <div
        className={classes(
          isNote ? styles["note"] : bubble["bubble"],
          bubble["tail"],
          bubble["waiting"],
          failed && bubble["failed"],
        )}
      >
        {item.more?.files ? <MessageFiles conversation={conversation} files={item.more.files} /> : null}
        {item.text === "" ? null : <MessageText text={item.text} />}
      </div>
      {failed ? (
        <div className={bubble["failure"]} role="alert">
          <TriangleAlert aria-hidden="true" />
          <span>
            <b>{text("chat.failed")}</b> {item.fault ? faultText(item.fault) : null}
          </span>
          <IconButton
            size="small"
            label={text("chat.retry")}
            aria-description={text("chat.retryNamed", { words: item.text.slice(0, 80) })}
            onPress={() => actions?.again(item.id)}
          >
            <RotateCw aria-hidden="true" />
          </IconButton>
          <IconButton
            size="small"
            label={text("chat.discard")}
            aria-description={text("chat.discardNamed", { words: item.text.slice(0, 80) })}
            onPress={() => actions?.discard(item.id)}
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      ) : (
        <p className={bubble["meta"]}>{text("chat.sending")}</p>
      )}
    </div>
  );
}

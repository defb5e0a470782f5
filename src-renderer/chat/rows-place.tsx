import { memo, type ReactNode } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { text } from "../text/text.ts";
import { alongMessages } from "./along-messages.ts";
import type { Part } from "./drawn-rows.ts";
import { type OnTheWayActions, TimelineRow } from "./rows.tsx";
import type { Row } from "./row.ts";
import { useRows } from "./use-rows.ts";
import styles from "./timeline-view.module.css";

interface ListProps {
  readonly rows: readonly Row[];
  readonly conversation: ConversationId;
  readonly actions: OnTheWayActions | undefined;
  /** The key of the row that it is opened at. */
  readonly mark: string | undefined;
}

interface RowsPlaceProps extends ListProps {
  /** What stands above the rows and below them, in the place. */
  readonly head: ReactNode;
  readonly foot: ReactNode;
  /** What stands over the place, for who is at its end and for who is not. */
  readonly end: (isAtEnd: boolean, toEnd: () => void) => ReactNode;
}

/** The place in which rows are scrolled. Scrolling draws this anew and nothing of what is handed in. */
export function RowsPlace({ rows, conversation, actions, mark, head: above, foot, end }: RowsPlaceProps) {
  const { box, head, content, first, last, above: room, below, isAtEnd, toEnd } = useRows(rows, mark);
  return (
    <>
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
          {above}
        </div>
        {rows.length === 0 ? <p className={styles["empty"]}>{text("chat.empty")}</p> : null}
        <ol ref={content} className={styles["rows"]} style={{ paddingTop: room, paddingBottom: below }}>
          <Rows {...{ rows, conversation, actions, mark, first, last }} />
        </ol>
        {foot}
      </div>
      {end(isAtEnd, toEnd)}
    </>
  );
}

const Rows = memo(function Rows({ rows, conversation, actions, mark, first, last }: ListProps & Part) {
  return rows
    .slice(first, last)
    .map((row, index) => (
      <TimelineRow
        key={row.key}
        conversation={conversation}
        row={row}
        index={first + index}
        count={rows.length}
        actions={actions}
        isMarked={row.key === mark}
      />
    ));
});

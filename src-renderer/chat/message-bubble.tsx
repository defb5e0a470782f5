import { CornerUpLeft, Ellipsis } from "lucide-react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { text } from "../text/text.ts";
import { clockTime, wholeTime } from "../text/times.ts";
import { classes } from "../ui/classes.ts";
import { wordsOf } from "../uploads/file-words.ts";
import { MessageFiles } from "../uploads/message-files.tsx";
import { Hidden } from "../ui/hidden.tsx";
import { ArrivalSign } from "./arrival-sign.tsx";
import { leadTo } from "./lead-to.ts";
import { openMessageMenu } from "./message-menu.ts";
import { MessageText } from "./message-text.tsx";
import styles from "./bubble.module.css";
import quotes from "./quote.module.css";
import type { MessageRow, Quote } from "./row.ts";

interface MessageBubbleProps {
  readonly row: MessageRow;
  readonly conversation: ConversationId;
  /** Something may be done with it: it is no conversation that is only read. */
  readonly mayAct: boolean;
}

/** What somebody said to the other side. */
export function MessageBubble({ row, conversation, mayAct }: MessageBubbleProps) {
  const isMine = row.from !== "visitor";
  const name = row.name || text("conversations.noName");
  const isDeleted = row.deleted !== undefined;
  return (
    <div
      className={classes(styles["side"], isMine && styles["mine"], row.first && styles["first"])}
      data-message={row.key}
    >
      {row.first ? <Hidden>{name}:</Hidden> : null}
      <div className={styles["line"]}>
        <div className={classes(styles["bubble"], row.last && styles["tail"])} title={wholeTime(row.at)}>
          {row.quote ? <QuoteLine quote={row.quote} conversation={conversation} /> : null}
          {isDeleted ? <p className={styles["gone"]}>{text("chat.deleted")}</p> : null}
          {row.files && !isDeleted ? <MessageFiles conversation={conversation} files={row.files} /> : null}
          {row.text === "" || isDeleted ? null : <MessageText text={row.text} />}
        </div>
        {mayAct && !isDeleted ? (
          <button
            type="button"
            className={styles["more"]}
            aria-label={text("chat.more", { words: wordsOf({ text: row.text, attachments: row.files }).slice(0, 40) })}
            aria-haspopup="menu"
            data-message-menu
            // The log is one stop on the way through the window; its arrow keys lead here.
            tabIndex={-1}
            onClick={({ currentTarget }) => openMessageMenu({ conversation, row, at: currentTarget })}
          >
            <Ellipsis size={16} aria-hidden="true" />
          </button>
        ) : null}
      </div>
      {row.last || row.arrival || row.edited !== undefined ? (
        <p className={styles["meta"]}>
          <span className={styles["name"]} aria-hidden="true">
            {isMine ? "" : name}
          </span>
          {isMine ? null : <span aria-hidden="true"> · </span>}
          <time dateTime={new Date(row.at).toISOString()}>{clockTime(row.at)}</time>
          {row.edited !== undefined && !isDeleted ? (
            <span title={wholeTime(row.edited)}>· {text("chat.edited")}</span>
          ) : null}
          {isMine && row.arrival ? <ArrivalSign arrival={row.arrival} /> : null}
        </p>
      ) : null}
    </div>
  );
}

/** What it answers; a press leads there. */
function QuoteLine({ quote, conversation }: { quote: Quote; conversation: ConversationId }) {
  const words = quote.text === null ? text("chat.quoteEarlier") : quote.text === "" ? text("chat.deleted") : quote.text;
  return (
    <button
      type="button"
      className={quotes["quote"]}
      onClick={({ currentTarget }) => {
        const list = currentTarget.closest('[role="log"]');
        if (list) void leadTo(list, conversation, quote.id);
      }}
    >
      <CornerUpLeft size={12} aria-hidden="true" />
      <Hidden>{text("chat.answers")}</Hidden>
      {quote.name ? <b>{quote.name}</b> : null}
      <span>{words.slice(0, 160)}</span>
    </button>
  );
}

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { arrivalOf } from "../../src-shared/chat/marks.ts";
import type { MessageRow, NoticeRow, Row } from "../conversations/rows.ts";
import { faultText, text, timeText } from "../text/text.ts";
import type { VideoPart } from "../video/parts.ts";
import type { FilesPart } from "../uploads/parts.ts";
import type { ChatPart } from "./more-parts.ts";
import type { Widget } from "../widget-ports.ts";

/** Nearer to the end than this, the list follows what arrives. */
const near = 80;

export function Messages({ widget, rows }: { widget: Widget; rows: readonly Row[] }) {
  const list = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  /** The last row that was at the end of what the visitor saw. */
  const [seen, setSeen] = useState<string>();
  const last = rows.at(-1);
  const own = rows.findLast((row) => row.kind === "message" && row.mine && row.state === "sent" && !row.deleted);
  const below = rows.slice(rows.findIndex(({ key }) => key === seen) + 1);
  const news = seen !== undefined && below.some((row) => row.kind === "notice" || !row.mine);
  const typing = widget.state.value.typing;

  useLayoutEffect(() => {
    const element = list.current!;
    if (follows.current || (last?.kind === "message" && last.mine)) toEnd(element);
  });
  // A phone's keyboard, an invite and a call take room away: who stood at the end still does.
  useEffect(() => {
    const element = list.current!;
    const watch = new ResizeObserver(() => {
      if (follows.current) element.scrollTop = element.scrollHeight;
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  return (
    <div class="messages">
      <div
        ref={list}
        class="log"
        role="log"
        aria-label={text("log")}
        // A region that scrolls has to be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          follows.current = scrollHeight - scrollTop - clientHeight < near;
          setSeen((before) => (follows.current ? undefined : (before ?? last?.key)));
        }}
      >
        {rows.map((row) =>
          row.kind === "notice" ? (
            <Notice key={row.key} row={row} Photo={widget.video.part.value?.Photo} />
          ) : (
            <Bubble
              key={row.key}
              row={row}
              arrival={row === own ? arrivalOf(row.seq, widget.state.value.hub?.mark) : undefined}
              rows={rows}
              More={widget.chat.value?.Body}
              Files={widget.files.value?.Files}
              again={() => widget.tryAgain(row.id)}
              discard={() => widget.discard(row.id)}
            />
          ),
        )}
        {typing !== null && (
          <p class="typing" aria-live="off">
            {text("typing", { name: typing })}
          </p>
        )}
      </div>
      {news && (
        <button type="button" class="news" onClick={() => toEnd(list.current!)}>
          {text("log.news")}
        </button>
      )}
    </div>
  );
}

function toEnd(element: HTMLElement): void {
  element.scrollTop = element.scrollHeight;
}

interface BubbleProps {
  row: MessageRow;
  /** Of the newest that he wrote himself: how far it has come. */
  arrival: ReturnType<typeof arrivalOf> | undefined;
  rows: readonly Row[];
  More: ChatPart["Body"] | undefined;
  Files: FilesPart["Files"] | undefined;
  again: () => void;
  discard: () => void;
}

function Bubble({ row, rows, arrival, More, Files, again, discard }: BubbleProps) {
  const state =
    row.state === "sent"
      ? `${timeText(row.at)}${row.edited ? ` · ${text("message.edited")}` : ""}${arrival ? ` · ${text(`message.${arrival.is}`)}` : ""}`
      : text("message.sending");
  return (
    // A log tells what arrives; what the visitor wrote himself he knows.
    <div
      id={`m-${row.id}`}
      class={`message ${row.mine ? "mine" : ""} ${row.state}`}
      aria-live={row.mine ? "off" : undefined}
    >
      <span class="unseen">{row.mine ? text("message.you") : row.name}</span>
      {row.deleted ? (
        <p class="gone">{text("message.deleted")}</p>
      ) : More ? (
        <More row={row} rows={rows} />
      ) : (
        row.text && <p dir="auto">{row.text}</p>
      )}
      {row.files && Files && <Files {...row.files} />}
      {row.state === "failed" ? (
        <div class="state fault" role="alert">
          {text("message.failed", { why: row.fault ? faultText(row.fault) : "" })}{" "}
          <button type="button" class="link" onClick={again}>
            {text("message.again")}
          </button>{" "}
          <button type="button" class="link" onClick={discard}>
            {text("message.discard")}
          </button>
        </div>
      ) : (
        (!row.goesOn || arrival || row.edited) && (
          <div class="state" title={arrival?.at ? timeText(arrival.at) : undefined}>
            {state}
          </div>
        )
      )}
    </div>
  );
}

function Notice({ row, Photo }: { row: NoticeRow; Photo: VideoPart["Photo"] | undefined }) {
  return (
    <>
      <p class="notice">{row.text}</p>
      {row.photo && Photo && <Photo photo={row.photo} />}
    </>
  );
}

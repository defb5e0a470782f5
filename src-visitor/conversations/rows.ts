import type { VisitorEvent } from "../../src-shared/contracts/visitor.ts";
import type { PublicPage } from "../../src-shared/conversations/state.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { Unsent } from "../chat/outbox.ts";
import type { TextId } from "../text/text.ts";

export interface MessageRow {
  readonly kind: "message";
  readonly key: string;
  readonly mine: boolean;
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly state: "sending" | "sent" | "failed";
  readonly fault: Fault | null;
  /** Set for what the visitor may send again. */
  readonly id: MessageId;
  /** Whether the same person goes on in the next row. */
  readonly goesOn: boolean;
}
export interface NoticeRow {
  readonly kind: "notice";
  readonly key: string;
  readonly text: TextId;
  readonly agent: string;
  readonly at: number;
}
export type Row = MessageRow | NoticeRow;

/** What the list of messages shows, oldest first: earlier conversations, this one, and what is on its way. */
export function rowsOf(pages: readonly PublicPage[], outbox: readonly Unsent[]): Row[] {
  const logged = pages.flatMap(({ summary, entries }) =>
    entries.flatMap(({ seq, event }) =>
      event.type === "unknown" ? [] : rowOf(event, `${summary.id}/${seq}`, summary.agent?.name ?? ""),
    ),
  );
  const coming = outbox.map(({ id, text, at, state, fault }): MessageRow => ({
    kind: "message",
    key: id,
    mine: true,
    name: "",
    text,
    at,
    state,
    fault,
    id,
    goesOn: false,
  }));
  return grouped([...logged, ...coming]);
}

function rowOf(event: VisitorEvent, key: string, agent: string): Row[] {
  if (event.type === "chat.messageAdded") {
    const { id, from, text } = event.message;
    const mine = from.kind === "visitor";
    // A message keeps its key when it moves from the outbox into the log, so that it does not jump.
    return [
      {
        kind: "message",
        key: id,
        mine,
        name: from.name,
        text,
        at: event.at,
        state: "sent",
        fault: null,
        id,
        goesOn: false,
      },
    ];
  }
  const notice = noticeOf(event);
  return notice && "at" in event ? [{ kind: "notice", key, text: notice, agent, at: event.at }] : [];
}

function noticeOf(event: VisitorEvent): TextId | undefined {
  switch (event.type) {
    case "conversation.accepted":
      return "notice.accepted";
    case "conversation.ended":
      return ({ visitor: "notice.endedByVisitor", agent: "notice.endedByAgent", hub: "notice.endedByHub" } as const)[
        event.by
      ];
    case "video.accepted":
      return "notice.videoAccepted";
    case "video.rejected":
      return (
        { rejected: "notice.videoRejected", unsupported: "notice.videoUnsupported", busy: "notice.videoBusy" } as const
      )[event.reason];
    case "video.cancelled":
      return "notice.videoCancelled";
    case "video.expired":
      return "notice.videoExpired";
    case "video.ended":
      return (
        {
          visitor: "notice.videoEndedByVisitor",
          agent: "notice.videoEndedByAgent",
          hub: "notice.videoEndedByHub",
        } as const
      )[event.by];
    default:
      return undefined;
  }
}

/** Rows of one person within two minutes stand together and carry one time. */
const together = 120_000;

function grouped(rows: Row[]): Row[] {
  return rows.map((row, index) => {
    const next = rows[index + 1];
    if (row.kind === "notice" || next?.kind !== "message") return row;
    const goesOn = next.mine === row.mine && next.name === row.name && next.at - row.at < together;
    return goesOn && row.state === next.state ? { ...row, goesOn } : row;
  });
}

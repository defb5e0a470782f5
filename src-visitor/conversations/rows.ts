import type { VisitorEvent } from "../../src-shared/contracts/visitor.ts";
import type { PublicPage } from "../../src-shared/conversations/state.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { Unsent } from "../chat/outbox.ts";
import { text } from "../text/text.ts";
import type { Attachment } from "../../src-shared/uploads/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { NoticeWords, SentPhoto } from "../video/parts.ts";

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
  /** Its place in the log; 0 on its way. */
  readonly seq: number;
  readonly files?: SentFiles;
  /** The message that it answers; when it was changed, and when it was taken back. */
  readonly replyTo?: MessageId | undefined;
  readonly edited?: number | undefined;
  readonly deleted?: number | undefined;
}
/** The files of a message, and the conversation that they belong to. */
export interface SentFiles {
  readonly files: readonly Attachment[];
  readonly conversation: ConversationId;
}
export interface NoticeRow {
  readonly kind: "notice";
  readonly key: string;
  readonly text: string;
  readonly at: number;
  /** The picture that it speaks of. */
  readonly photo?: SentPhoto;
}
export type Row = MessageRow | NoticeRow;

/**
 * What the list of messages shows, oldest first: earlier conversations, this one, and what is on its way. `more` has the words
 * for events of video, once its code is there.
 */
export function rowsOf(pages: readonly PublicPage[], outbox: readonly Unsent[], more?: NoticeWords): Row[] {
  const words: NoticeWords = (event, page) => noticeOf(event, page) ?? more?.(event, page);
  const logged = pages.flatMap((page) =>
    page.entries.flatMap(({ seq, event }) =>
      event.type === "unknown" ? [] : rowOf(event, page.summary.id, seq, words(event, page)),
    ),
  );
  const coming = outbox.map(({ id, text: written, at, state, fault, files, replyTo }): MessageRow => ({
    kind: "message",
    key: id,
    mine: true,
    name: "",
    text: written,
    at,
    state,
    fault,
    id,
    goesOn: false,
    seq: 0,
    replyTo,
    ...filesOf(files, pages.at(-1)?.summary.id),
  }));
  return grouped([...logged, ...coming]);
}

function rowOf(event: VisitorEvent, conversation: ConversationId, seq: number, notice: string | undefined): Row[] {
  if (event.type === "chat.messageAdded") {
    const { id, from, text: written, attachments, replyTo, edited, deleted } = event.message;
    const mine = from.kind === "visitor";
    // A message keeps its key when it moves from the outbox into the log, so that it does not jump.
    return [
      {
        kind: "message",
        key: id,
        mine,
        name: from.name,
        text: written,
        at: event.at,
        state: "sent",
        fault: null,
        id,
        goesOn: false,
        seq,
        replyTo,
        edited,
        deleted,
        ...filesOf(attachments, conversation),
      },
    ];
  }
  if (!notice || !("at" in event)) return [];
  const photo = event.type === "request.answered" && event.photo;
  return [
    {
      kind: "notice",
      key: `${conversation}/${seq}`,
      text: notice,
      at: event.at,
      ...(photo && { photo: { ...photo, conversation } }),
    },
  ];
}

function filesOf(files: readonly Attachment[] | undefined, conversation: ConversationId | undefined) {
  return files?.length && conversation ? { files: { files, conversation } } : {};
}

const endedBy = { visitor: "notice.endedByVisitor", agent: "notice.endedByAgent", hub: "notice.endedByHub" } as const;

function noticeOf(event: VisitorEvent, { summary }: PublicPage): string | undefined {
  const agent = summary.agent?.name || text("notice.someone");
  if (event.type === "conversation.accepted" || event.type === "conversation.requeued")
    return text(event.type === "conversation.accepted" ? "notice.accepted" : "notice.requeued", {
      agent: event.agent.name || text("notice.someone"),
    });
  return event.type === "conversation.ended" ? text(endedBy[event.by], { agent }) : undefined;
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

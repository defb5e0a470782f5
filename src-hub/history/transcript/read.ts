import type { PublicEvent } from "../../../src-shared/conversations/events.ts";
import { NoteAdded } from "../../../src-shared/conversations/events.ts";
import { logOf } from "../../../src-shared/conversations/log.ts";
import type { Catalogue } from "../../../src-shared/languages/choose.ts";
import { headOf } from "../../conversations/pages.ts";
import { hot } from "../../store/hot.ts";
import type { ConversationRow } from "../../store/row-types.ts";
import type { Reader } from "../../store/transact.ts";
import { text } from "../../text.ts";
import type { Transcript, TranscriptLine } from "./model.ts";
import { times } from "./times.ts";

/** Entries of the public log in one part: a longer conversation has several. */
const partOf = 2_000;

interface EventRow {
  readonly seq: number;
  readonly at: number;
  readonly after: number | null;
  readonly body: string;
}
interface MessageRow {
  readonly seq: number;
  readonly text: string;
  readonly edited_at: number | null;
  readonly deleted_at: number | null;
}
const said = hot<EventRow>("select seq, at, after, body from event where log = ? and seq between ? and ? order by seq");
const messagesIn = hot<MessageRow>(
  "select seq, text, edited_at, deleted_at from message where conversation = ? and seq between ? and ?",
);
const notesIn = hot<EventRow>(
  "select seq, at, after, body from event where log = ? and type = 'note.added' and after between ? and ? order by seq",
);
const zoneOf = hot<{ time_zone: string | null }>("select time_zone from visitor where id = ?");
const queueName = hot<{ name: string }>("select name from queue where id = ?");

export interface TranscriptAsked {
  readonly house: string;
  /** Staff's own: what was noted beside what the visitor saw. */
  readonly notes: boolean;
  /** From 1. */
  readonly part: number;
  /** In which zone times are written; without one: the visitor's, if it is known. */
  readonly zone?: string | undefined;
  readonly language: Catalogue;
}

/** One part of what was said in a conversation, as it stands now; only the public log unless notes are asked for. */
export async function readTranscript(
  db: Reader,
  row: ConversationRow,
  { house, notes, part, zone, language }: TranscriptAsked,
): Promise<Transcript> {
  const head = await headOf(db, logOf(row.id, "public"));
  const parts = Math.max(1, Math.ceil(head / partOf));
  const [from, to] = [(part - 1) * partOf + 1, part * partOf];
  const known = new Map((await messagesIn(db, [row.id, from, to])).map((message) => [message.seq, message]));
  const lines: Array<TranscriptLine & { readonly place: number }> = [];
  for (const { seq, at, body } of await said(db, [logOf(row.id, "public"), from, to])) {
    const line = lineOf(language, JSON.parse(body) as PublicEvent, known.get(seq));
    if (line) lines.push({ ...line, at, place: seq });
  }
  if (notes)
    for (const { at, after, body } of await notesIn(db, [logOf(row.id, "staff"), from - 1, to])) {
      const { data } = NoteAdded.safeParse(JSON.parse(body));
      const isHere = (after ?? 0) >= from || part === 1;
      if (data && isHere)
        lines.push({
          kind: "note",
          by: text(language, "transcript.note", { by: data.note.by.name }),
          text: [data.note.text, ...filesOf(language, data.note.attachments)].filter(Boolean).join("\n"),
          at,
          place: (after ?? 0) + 0.5,
        });
    }
  const shown = zone ?? (await zoneOf(db, [row.visitor]))[0]?.time_zone ?? "UTC";
  return {
    language,
    title: text(language, "transcript.title", { house }),
    number: row.id,
    site: row.site_name,
    queue: (await queueName(db, [row.queue]))[0]?.name ?? "",
    visitor: row.visitor_name,
    beganAt: row.started_at,
    endedAt: row.ended_at,
    lines: lines.toSorted((a, b) => a.place - b.place),
    part,
    parts,
    times: times(shown),
  };
}

const filesOf = (language: Catalogue, attachments: ReadonlyArray<{ readonly name: string }> = []): string[] =>
  attachments.map(({ name }) => text(language, "transcript.file", { name }));

type Line = Omit<TranscriptLine, "at">;
const happened = (words: string): Line => ({ kind: "event", by: "", text: words });

/** What stands there of an event; undefined: nothing that a reader needs. */
function lineOf(language: Catalogue, event: PublicEvent, message: MessageRow | undefined): Line | undefined {
  switch (event.type) {
    case "chat.messageAdded": {
      const { from, text: first, attachments = [] } = event.message;
      const by = from.kind === "visitor" ? from.name || text(language, "transcript.visitor") : from.name;
      if (!message || message.deleted_at !== null)
        return { kind: from.kind, by, text: text(language, "transcript.deleted") };
      const files = filesOf(language, attachments);
      const edited = message.edited_at === null ? [] : [text(language, "transcript.edited")];
      return {
        kind: from.kind,
        by,
        text: [message.text || (files.length > 0 ? "" : first), ...files, ...edited].filter(Boolean).join("\n"),
      };
    }
    case "conversation.accepted":
      return happened(text(language, "transcript.accepted", { by: event.agent.name }));
    case "conversation.ended":
      return happened(text(language, `transcript.ended.${event.by}`));
    case "video.accepted":
      return happened(text(language, "transcript.callBegan"));
    case "video.ended":
      return happened(text(language, "transcript.callEnded"));
    default:
      return undefined;
  }
}

import type { ConversationRow } from "../../store/row-types.ts";
import type { TranscriptFormat } from "../../../src-shared/history/transcript-asks.ts";
import { asHtml } from "./as-html.ts";
import { asText } from "./as-text.ts";
import type { Transcript } from "./model.ts";
import { wholeTime } from "./times.ts";

/** Puts a transcript on paper; takes its time elsewhere. */
export type MakePdf = (transcript: Transcript) => Promise<Uint8Array>;

export interface TranscriptFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array;
}

const ends = { text: "txt", html: "html", pdf: "pdf" } as const;
const types = { text: "text/plain; charset=utf-8", html: "text/html; charset=utf-8", pdf: "application/pdf" } as const;

/** Its name holds nothing that anybody typed. */
export function nameOf({ started_at: at }: ConversationRow, { times, part, parts }: Transcript, end: string): string {
  const day = wholeTime(times, at).replace(" ", "-").replace(":", "");
  return `conversation-${day}${parts > 1 ? `-part-${part}` : ""}.${end}`;
}

export async function fileOf(
  row: ConversationRow,
  transcript: Transcript,
  format: TranscriptFormat,
  pdf: MakePdf,
): Promise<TranscriptFile> {
  const content =
    format === "text" ? asText(transcript) : format === "html" ? asHtml(transcript) : await pdf(transcript);
  return { name: nameOf(row, transcript, ends[format]), type: types[format], content };
}

import type { arrivalOf } from "../../src-shared/chat/marks.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { Location, Photo, RequestId } from "../../src-shared/requests/model.ts";
import type { Attachment } from "../../src-shared/uploads/model.ts";
import type { OnTheWay } from "../store.ts";
import type { Notice } from "./notice.ts";

/** One thing on the screen between the head and the composer. `at` is the hub's clock, epoch milliseconds. */
export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | NoticeRow
  | NoteRow
  | MessageRow
  | { readonly kind: "on-the-way"; readonly key: string; readonly at: number; readonly item: OnTheWay };

export interface NoteRow {
  readonly kind: "note";
  readonly key: string;
  readonly at: number;
  readonly by: string;
  readonly text: string;
  readonly files?: readonly Attachment[] | undefined;
}

/** Something that happened. `open`: what the agent asked for, and nobody has answered yet. */
export interface NoticeRow {
  readonly kind: "notice";
  readonly key: string;
  readonly at: number;
  readonly notice: Notice;
  readonly open?: RequestId;
  readonly photo?: Photo;
  readonly location?: Location;
}

export interface MessageRow {
  readonly kind: "message";
  readonly key: string;
  readonly at: number;
  readonly seq: number;
  readonly from: "visitor" | "agent" | "bot";
  readonly name: string;
  readonly text: string;
  readonly files?: readonly Attachment[] | undefined;
  /** Whether it begins and whether it closes a group of the same side's messages; the last one carries name and time. */
  readonly first: boolean;
  readonly last: boolean;
  /** When it was changed last, and when it was taken back; the text is empty then. */
  readonly edited?: number | undefined;
  readonly deleted?: number | undefined;
  readonly quote?: Quote;
  /** Of the newest that staff wrote: how far it has come. */
  readonly arrival?: ReturnType<typeof arrivalOf> | undefined;
}

/** The message that one answers. `text` null: it is not on this page; empty: it was deleted. */
export interface Quote {
  readonly id: MessageId;
  readonly name: string;
  readonly text: string | null;
}

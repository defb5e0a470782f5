import type { Side } from "../../src-shared/video/model.ts";
import type { TextId } from "../text/text.ts";

/** What happened in a conversation, as one line between the messages. */
export interface Notice {
  readonly text: NoticeText;
  readonly values: Readonly<Record<string, string | number>>;
  /** What can be done about it, as a second line. */
  readonly remedy?: RemedyText;
  /** An invite that came to nothing: it may be made again from here. */
  readonly isAgain?: boolean;
}

type NoticeText = Extract<TextId, `notice.${string}`>;
type RemedyText = Extract<TextId, `remedy.${string}`>;

/** What a notice must know beside its event. */
export interface NoticeContext {
  /** The name to show. */
  readonly visitor: string;
  /** When a call began, epoch milliseconds, so that its end can say how long it was; undefined on an older page. */
  readonly callStarted: (call: string) => number | undefined;
  /** Whose invite it was; undefined on an older page. */
  readonly invitedBy: (invite: string) => Side | undefined;
}

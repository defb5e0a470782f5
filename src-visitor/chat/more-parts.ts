import type { ReadonlySignal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { MessageRow, Row } from "../conversations/rows.ts";

/** What a chat has beyond sending and reading; it comes with the first conversation. */
export interface ChatPart {
  /** An own message that is being changed. */
  readonly edit: ReadonlySignal<{ readonly id: MessageId; readonly text: string } | null>;
  /** Takes the new text of it. */
  save: (text: string) => void;
  /** What stands in the text box, for whom the house shows it. */
  wrote: (draft: string) => void;
  /** Which message is answered by the one that is being sent; asked once. */
  takeReply: () => MessageId | undefined;
  /** The text of one message, what it answers, and what can be done with it. */
  readonly Body: ComponentType<{ row: MessageRow; rows: readonly Row[] }>;
  /** Above the text box: what is answered or changed, and whether he is seen writing. */
  readonly Above: ComponentType;
}

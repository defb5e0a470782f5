import type { ReadonlySignal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { NoticeWords } from "../video/parts.ts";

/** What a panel shows that is about to be used: it comes with the first conversation, or when nobody can be reached. */
export interface WaitPart {
  readonly words: NoticeWords;
  /** He writes a message for later, and needs the room of everything else. */
  readonly writes: ReadonlySignal<boolean>;
  /** His place, how long it will take, and what he may do meanwhile. `small`: above messages. */
  readonly Waiting: ComponentType<{ small: boolean }>;
  readonly Writing: ComponentType;
  /** Instead of the welcome, while nobody can be reached. */
  readonly Away: ComponentType;
  /** Above the text box: what a bot gave to choose from, and the message form where a chat ends in it. */
  readonly Below: ComponentType;
  /** Asks once before the conversation ends. */
  readonly End: ComponentType<{ inCall: boolean; close: () => void }>;
}

import type { ReadonlySignal } from "@preact/signals";
import type { MessageId } from "../src-shared/chat/model.ts";
import type { WidgetState } from "./state.ts";
import type { VideoFront } from "./video/front.ts";

/** What the panel's components are given: what to show, and what the visitor can do. */
export interface Widget {
  readonly state: ReadonlySignal<WidgetState>;
  readonly video: VideoFront;
  /** What stood in the text box before it was drawn anew, here or by a reload. */
  draft: () => string;
  keepDraft: (draft: string) => void;
  /** Rejects with a FaultError. */
  start: (name: string) => Promise<void>;
  send: (text: string) => void;
  tryAgain: (id: MessageId) => void;
  /** Takes what could not be sent off the screen. */
  discard: (id: MessageId) => void;
  /** A key was pressed in the text box. */
  writing: () => void;
  end: () => Promise<void>;
  /** Puts the panel away; everything goes on. */
  close: () => void;
  /** Loads the panel anew, with a new ticket. */
  reload: () => void;
  /** Puts the focus where it is wanted since the panel was opened, once there is such a place. */
  focusFirst: () => void;
}

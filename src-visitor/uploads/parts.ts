import type { ReadonlySignal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Attachment } from "../../src-shared/uploads/model.ts";
import type { NoticeWords } from "../video/parts.ts";

/** All of files that the panel draws; it comes with the first conversation. */
export interface FilesPart {
  /** How the files beside the text box are: there are none, some are on their way, or all may be sent. */
  readonly state: ReadonlySignal<"none" | "coming" | "ready">;
  /** Takes those that are ready, for the message that is being sent. */
  take: () => readonly Attachment[];
  readonly words: NoticeWords;
  /** *Attach files*, beside the text box. */
  readonly Clip: ComponentType;
  /** What was chosen, above the text box. */
  readonly Tray: ComponentType;
  /** The files of one message. */
  readonly Files: ComponentType<{ files: readonly Attachment[]; conversation: ConversationId }>;
}

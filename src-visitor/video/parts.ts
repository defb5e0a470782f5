import type { ReadonlySignal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { VisitorEvent } from "../../src-shared/contracts/visitor.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { PublicPage } from "../../src-shared/conversations/state.ts";
import type { Photo } from "../../src-shared/requests/model.ts";

/** What the panel shows of video. */
export type VideoScreen =
  | "none"
  | "invite"
  | "answering"
  /** The device check before the visitor's own invite. */
  | "prepare"
  /** Invited by the visitor, not answered yet. */
  | "waiting"
  | "check"
  | "call"
  | "elsewhere";

/** Whether the stage is there. */
export function onStage(screen: VideoScreen): boolean {
  return screen === "prepare" || screen === "waiting" || screen === "check" || screen === "call";
}

/** The sentence of an event in the list of messages, if it has one. */
export type NoticeWords = (event: VisitorEvent, page: PublicPage) => string | undefined;

/** A photo as the hub keeps it, and the conversation it belongs to. */
export interface SentPhoto extends Photo {
  readonly conversation: ConversationId;
}

/** All of video that the panel draws; it comes once an agent has the conversation, so that nobody else pays for it. */
export interface VideoPart {
  readonly screen: ReadonlySignal<VideoScreen>;
  readonly words: NoticeWords;
  /** What is asked of the visitor, between the messages and the text box. */
  readonly Asked: ComponentType<{ agent: string }>;
  /** A photo that the visitor sent, below the line that says so. */
  readonly Photo: ComponentType<{ photo: SentPhoto }>;
  /** The device check and the call. */
  readonly Place: ComponentType<{ agent: string }>;
  /** *Video call*, beside the text box. */
  readonly Start: ComponentType<{ agent: string }>;
}

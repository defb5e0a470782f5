import type { ReadonlySignal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { VisitorEvent } from "../../src-shared/contracts/visitor.ts";
import type { PublicPage } from "../../src-shared/conversations/state.ts";

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

/** All of video that the panel draws; it comes once an agent has the conversation, so that nobody else pays for it. */
export interface VideoPart {
  readonly screen: ReadonlySignal<VideoScreen>;
  readonly words: NoticeWords;
  /** What is asked of the visitor, between the messages and the text box. */
  readonly Asked: ComponentType<{ agent: string }>;
  /** The device check and the call. */
  readonly Place: ComponentType<{ agent: string }>;
  /** *Video call*, beside the text box. */
  readonly Start: ComponentType<{ agent: string }>;
}

import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import type { Outcome } from "../../src-shared/conversations/model.ts";
import type { RejectReason } from "../../src-shared/video/model.ts";
import { spokenDuration } from "../text/times.ts";

/** What happened in a conversation, as one line between the messages. */
export interface Notice {
  readonly text: NoticeText;
  readonly values: Readonly<Record<string, string | number>>;
}

export type NoticeText = `notice.${
  | "accepted"
  | "endedByVisitor"
  | "endedByAgent"
  | "endedByHub"
  | "inviting"
  | "videoAccepted"
  | "videoRejected"
  | "videoBusy"
  | "videoUnsupported"
  | "videoCancelled"
  | "videoExpired"
  | "videoEnded"
  | "videoEndedByVisitor"
  | "videoEndedByHub"
  | "wrappedUp"
  | "wrappedUpSolved"
  | "wrappedUpFollowUp"
  | "wrappedUpNoAnswer"
  | "wrappedUpOther"}`;

const rejected = {
  rejected: "notice.videoRejected",
  busy: "notice.videoBusy",
  unsupported: "notice.videoUnsupported",
} as const satisfies Record<RejectReason, NoticeText>;

const ended = {
  visitor: "notice.endedByVisitor",
  agent: "notice.endedByAgent",
  hub: "notice.endedByHub",
} as const satisfies Record<string, NoticeText>;

const outcomes = {
  solved: "notice.wrappedUpSolved",
  "follow-up": "notice.wrappedUpFollowUp",
  "no-answer": "notice.wrappedUpNoAnswer",
  other: "notice.wrappedUpOther",
} as const satisfies Record<Outcome, NoticeText>;

const videoEnded = {
  visitor: "notice.videoEndedByVisitor",
  agent: "notice.videoEnded",
  hub: "notice.videoEndedByHub",
} as const satisfies Record<string, NoticeText>;

/**
 * The notice of one event; undefined for what is shown otherwise or not at all. `callStarted` answers when a call began,
 * epoch milliseconds, so that its end can say how long it was; `visitor` is the name to show.
 */
export function noticeOf(
  event: PublicEvent | StaffEvent,
  { visitor, callStarted }: { visitor: string; callStarted: (call: string) => number | undefined },
): Notice | undefined {
  switch (event.type) {
    case "conversation.accepted":
      return { text: "notice.accepted", values: { agent: event.agent.name } };
    case "conversation.ended":
      return { text: ended[event.by], values: { visitor } };
    case "video.invited":
      return { text: "notice.inviting", values: {} };
    case "video.accepted":
      return { text: "notice.videoAccepted", values: {} };
    case "video.rejected":
      return { text: rejected[event.reason], values: {} };
    case "video.cancelled":
      return { text: "notice.videoCancelled", values: {} };
    case "video.expired":
      return { text: "notice.videoExpired", values: {} };
    case "video.ended": {
      const started = callStarted(event.call);
      // The beginning may be on a page that is not here.
      const lasted = started === undefined ? "none" : spokenDuration(event.at - started);
      return { text: videoEnded[event.by], values: { visitor, lasted } };
    }
    case "conversation.closed":
      return { text: event.outcome === null ? "notice.wrappedUp" : outcomes[event.outcome], values: {} };
    case "conversation.started":
    case "chat.messageAdded":
    case "video.joined":
    case "video.left":
    case "note.added":
    case "offer.made":
    case "offer.accepted":
    case "offer.declined":
    case "offer.expired":
    case "offer.withdrawn":
    case "video.ruled":
    case "call.recorded":
    case "request.made":
    case "request.answered":
    case "request.withdrawn":
    case "request.expired":
      return undefined;
  }
}

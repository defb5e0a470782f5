import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import type { Outcome } from "../../src-shared/conversations/model.ts";
import type { Notice, NoticeContext } from "./notice.ts";
import { requestNoticeOf } from "./request-notices.ts";
import { videoNoticeOf } from "./video-notices.ts";

const ended = {
  visitor: "notice.endedByVisitor",
  agent: "notice.endedByAgent",
  hub: "notice.endedByHub",
} as const satisfies Record<string, Notice["text"]>;

const outcomes = {
  solved: "notice.wrappedUpSolved",
  "follow-up": "notice.wrappedUpFollowUp",
  "no-answer": "notice.wrappedUpNoAnswer",
  other: "notice.wrappedUpOther",
} as const satisfies Record<Outcome, Notice["text"]>;

/** The notice of one event; undefined for what is shown otherwise or not at all. */
export function noticeOf(event: PublicEvent | StaffEvent, context: NoticeContext): Notice | undefined {
  const { visitor } = context;
  switch (event.type) {
    case "conversation.accepted":
      return { text: "notice.accepted", values: { agent: event.agent.name } };
    case "conversation.ended":
      return { text: ended[event.by], values: { visitor } };
    case "conversation.closed":
      return { text: event.outcome === null ? "notice.wrappedUp" : outcomes[event.outcome], values: {} };
    case "video.invited":
    case "video.accepted":
    case "video.rejected":
    case "video.cancelled":
    case "video.expired":
    case "video.ended":
    case "video.ruled":
    case "video.joined":
    case "video.left":
      return videoNoticeOf(event, context);
    case "request.made":
    case "request.answered":
    case "request.withdrawn":
    case "request.expired":
      return requestNoticeOf(event, visitor);
    case "conversation.started":
    case "chat.messageAdded":
    case "note.added":
    case "offer.made":
    case "offer.accepted":
    case "offer.declined":
    case "offer.expired":
    case "offer.withdrawn":
    case "call.recorded":
      return undefined;
  }
}

import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import { outcomeWords } from "../conversations/outcome-name.ts";
import { appointmentNoticeOf } from "./appointment-notices.ts";
import type { Notice, NoticeContext } from "./notice.ts";
import { requestNoticeOf } from "./request-notices.ts";
import { surveyNoticeOf } from "./survey-notices.ts";
import { transferNoticeOf } from "./transfer-notices.ts";
import { videoNoticeOf } from "./video-notices.ts";

const ended = {
  visitor: "notice.endedByVisitor",
  agent: "notice.endedByAgent",
  hub: "notice.endedByHub",
} as const satisfies Record<string, Notice["text"]>;

/** The notice of one event; undefined for what is shown otherwise or not at all. */
export function noticeOf(event: PublicEvent | StaffEvent, context: NoticeContext): Notice | undefined {
  const { visitor } = context;
  switch (event.type) {
    case "conversation.accepted":
      return { text: "notice.accepted", values: { agent: event.agent.name } };
    case "conversation.ended":
      return { text: ended[event.by], values: { visitor } };
    case "conversation.closed":
      return wrappedUp(event);
    case "agent.lost":
      return { text: "notice.agentLost", values: {} };
    case "agent.back":
      return { text: "notice.agentBack", values: {} };
    case "agent.gone":
      return { text: "notice.agentGone", values: { agent: event.agent.name, visitor } };
    case "conversation.routed":
      return event.bot
        ? { text: "notice.routedToBot", values: { bot: event.bot.name, visitor } }
        : { text: "notice.routedToQueue", values: { queue: event.queue.name, visitor } };
    case "file.refused":
      return {
        text: event.from.kind === "visitor" ? "notice.fileRefusedOfVisitor" : "notice.fileRefused",
        values: { name: event.name, visitor },
      };
    case "note.fileRefused":
      return { text: "notice.noteFileRefused", values: { name: event.name } };
    case "transcript.mailed":
      return event.by === null
        ? { text: "notice.transcriptAsked", values: { visitor, to: event.to } }
        : { text: "notice.transcriptMailed", values: { agent: event.by, to: event.to } };
    case "transcript.failed":
      return { text: "notice.transcriptFailed", values: { to: event.to } };
    case "form.offered":
      return { text: "notice.formOffered", values: { visitor } };
    // Said at the message itself.
    case "chat.messageEdited":
    case "chat.messageDeleted":
    // Said once, with the name, by `agent.gone`.
    case "conversation.requeued":
      return undefined;
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
    case "conversation.held":
    case "conversation.unheld":
    case "conversation.movedTo":
    case "colleague.joined":
    case "colleague.left":
    case "transfer.begun":
    case "transfer.refused":
    case "transfer.cancelled":
    case "transfer.done":
    case "part.joined":
    case "part.left":
    case "conversation.parked":
    case "conversation.resumed":
      return transferNoticeOf(event, visitor);
    case "appointment.told":
      return appointmentNoticeOf(event, visitor);
    case "survey.asked":
    case "survey.answered":
    case "survey.lapsed":
      return surveyNoticeOf(event, visitor);
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

function wrappedUp(event: Extract<StaffEvent, { type: "conversation.closed" }>): Notice {
  const { outcome, outcomeName, isTimedOut } = event;
  const values = outcome === null ? {} : { outcome: outcomeWords(outcome, outcomeName) };
  if (isTimedOut) return { text: outcome === null ? "notice.timedOut" : "notice.timedOutAs", values };
  return { text: outcome === null ? "notice.wrappedUp" : "notice.wrappedUpAs", values };
}

import type { VideoEvent } from "../../src-shared/video/events.ts";
import type { RejectDetail } from "../../src-shared/video/model.ts";
import { spokenDuration } from "../text/times.ts";
import type { Notice, NoticeContext } from "./notice.ts";

const ended = {
  visitor: "notice.videoEndedByVisitor",
  agent: "notice.videoEnded",
  hub: "notice.videoEndedByHub",
} as const;

/** Features 000-70…73: each with what can be told to the visitor. Without a detail it is the plain one of its reason. */
const remedies = {
  call: "remedy.busyCall",
  invite: "remedy.busyInvite",
  browser: "remedy.browser",
  insecure: "remedy.insecure",
  frame: "remedy.frame",
} as const satisfies Record<RejectDetail, Notice["remedy"]>;

const rejected = {
  rejected: { text: "notice.videoRejected", remedy: "remedy.rejected" },
  busy: { text: "notice.videoBusy", remedy: "remedy.busyCall" },
  unsupported: { text: "notice.videoUnsupported", remedy: "remedy.browser" },
} as const;

/** What the agent himself answered to a visitor's invite. */
const declined = {
  rejected: "notice.videoDeclined",
  busy: "notice.videoDeclinedBusy",
  unsupported: "notice.videoDeclinedUnsupported",
} as const;

/** What happened to video, as the agent reads it. What happens inside of a call is on the stage. */
export function videoNoticeOf(event: VideoEvent, context: NoticeContext): Notice | undefined {
  const { visitor, invitedBy, callStarted } = context;
  const values = { visitor };
  switch (event.type) {
    case "video.invited":
      return { text: event.by === "agent" ? "notice.inviting" : "notice.invitedByVisitor", values };
    case "video.accepted":
      return { text: "notice.videoAccepted", values };
    case "video.rejected": {
      if (invitedBy(event.invite) === "visitor") return { text: declined[event.reason], values, isAgain: true };
      const { text, remedy } = rejected[event.reason];
      return { text, values, remedy: event.detail ? remedies[event.detail] : remedy, isAgain: true };
    }
    case "video.cancelled":
      if (invitedBy(event.invite) === "visitor") return { text: "notice.videoTakenBack", values, isAgain: true };
      return { text: "notice.videoCancelled", values, isAgain: true };
    case "video.expired":
      if (invitedBy(event.invite) === "visitor") return { text: "notice.videoMissed", values, isAgain: true };
      return { text: "notice.videoExpired", values, remedy: "remedy.expired", isAgain: true };
    case "video.ended": {
      const started = callStarted(event.call);
      // The beginning may be on a page that is not here.
      const lasted = started === undefined ? "none" : spokenDuration(event.at - started);
      return { text: ended[event.by], values: { visitor, lasted } };
    }
    case "video.ruled":
    case "video.joined":
    case "video.left":
      return undefined;
  }
}

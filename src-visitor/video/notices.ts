import type { VisitorEvent } from "../../src-shared/contracts/visitor.ts";
import type { PublicPage } from "../../src-shared/conversations/state.ts";
import type { Side } from "../../src-shared/video/model.ts";
import { callText, choice } from "../text/call-text.ts";
import { text } from "../text/text.ts";
import type { NoticeWords } from "./parts.ts";
import { unableWords } from "./unable-dialog.tsx";
import type { VideoPorts } from "./visit.ts";

/** What the chat says of video: what happened, and what to do next (features 000-22…25, 70…73, 79). */
export function noticeWords(video: Pick<VideoPorts, "unable">): NoticeWords {
  return (event, page) => {
    const agent = page.summary.agent?.name || text("notice.someone");
    switch (event.type) {
      case "video.invited":
        return event.by === "visitor" ? callText("notice.inviting", { agent }) : undefined;
      case "video.accepted":
        return callText("notice.accepted", { by: invitedBy(page, event.invite), agent });
      case "video.rejected":
        return rejected(event, invitedBy(page, event.invite), agent, video);
      case "video.cancelled":
        return callText("notice.cancelled", { by: invitedBy(page, event.invite), agent });
      case "video.expired":
        return callText("notice.expired", { by: invitedBy(page, event.invite), agent });
      case "conversation.movedTo":
        return callText("notice.movedTo", { agent: event.agent.name || text("notice.someone") });
      case "colleague.joined":
      case "colleague.left":
        return joined(event, page);
      case "video.ended":
        return callText("notice.ended", { by: event.by, why: choice(event.why), agent });
      default:
        return undefined;
    }
  };
}

/** Who takes over from whom is told by that alone: nobody seems to have come or gone by it. */
function joined(
  { type, at, colleague }: Extract<VisitorEvent, { type: "colleague.joined" | "colleague.left" }>,
  page: PublicPage,
): string | undefined {
  if (page.entries.some(({ event }) => event.type === "conversation.movedTo" && event.at === at)) return undefined;
  const name = colleague.name || text("notice.someone");
  return callText(type === "colleague.joined" ? "notice.colleagueJoined" : "notice.colleagueLeft", { name });
}

type Rejected = Extract<VisitorEvent, { type: "video.rejected" }>;

function rejected({ reason, detail }: Rejected, by: Side, agent: string, video: Pick<VideoPorts, "unable">): string {
  if (reason === "busy") return callText("notice.busy", { by, detail: detail ?? "other", agent });
  if (reason === "unsupported" && by === "agent")
    return `${callText("notice.unsupported")} ${unableWords({ unable: video.unable ?? unableFrom(detail) }, agent)}`;
  return callText("notice.rejected", { by, reason, agent });
}

/** As it was told when it happened, perhaps in another browser. */
function unableFrom(detail: Rejected["detail"]): VideoPorts["unable"] {
  return detail === "insecure" || detail === "frame" ? detail : "browser";
}

/** Whose invite it was; its beginning may lie before what is held. */
function invitedBy(page: PublicPage, invite: string): Side {
  for (const { event } of page.entries) if (event.type === "video.invited" && event.invite === invite) return event.by;
  return "agent";
}

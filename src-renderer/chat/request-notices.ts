import type { RequestEvent } from "../../src-shared/requests/events.ts";
import type { Notice } from "./notice.ts";

/** What became of what one side asked the other for. `visitor`: the name to show. */
export function requestNoticeOf(event: RequestEvent, visitor: string): Notice {
  const { kind, by } = event;
  const values = { visitor };
  switch (event.type) {
    case "request.made":
      return { text: by === "agent" ? `notice.asked.${kind}` : "notice.askedByVisitor", values };
    case "request.withdrawn":
      return { text: by === "agent" ? `notice.withdrawn.${kind}` : "notice.withdrawnByVisitor", values };
    case "request.expired":
      return { text: by === "agent" ? `notice.unanswered.${kind}` : "notice.unansweredByAgent", values };
    case "request.answered": {
      const { outcome, why } = event;
      if (by === "visitor") return { text: `notice.shareByAgent.${outcome}`, values };
      const notice: Notice = { text: `notice.${outcome}.${kind}`, values };
      return outcome === "failed" ? { ...notice, remedy: `remedy.request.${why ?? "failed"}` } : notice;
    }
  }
}

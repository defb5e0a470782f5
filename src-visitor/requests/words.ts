import type { NoticeWords } from "../video/parts.ts";
import { callText, choice } from "../text/call-text.ts";
import { text } from "../text/text.ts";

/** What the chat says of a request once it is settled; while it is open it stands as a card. */
export const requestWords: NoticeWords = (event, page) => {
  const agent = page.summary.agent?.name || text("notice.someone");
  switch (event.type) {
    case "request.answered": {
      const { by, kind, outcome, why = "other" } = event;
      return by === "agent"
        ? callText("notice.answered", { kind, outcome, why: choice(why), agent })
        : callText("notice.shown", { outcome, agent });
    }
    case "request.expired":
      return callText("notice.requestExpired", { by: event.by, kind: event.kind, agent });
    case "request.withdrawn":
      return callText("notice.withdrawn", { by: event.by, agent });
    default:
      return undefined;
  }
};

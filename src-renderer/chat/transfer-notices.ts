import type { TransferPublicEvent, TransferStaffEvent } from "../../src-shared/transfers/events.ts";
import type { NamedTarget } from "../../src-shared/transfers/model.ts";
import { clockTime } from "../text/times.ts";
import type { Notice } from "./notice.ts";

/** What happened to a conversation between colleagues. What the visitor was told of it is not said a second time. */
export function transferNoticeOf(event: TransferPublicEvent | TransferStaffEvent, visitor: string): Notice | undefined {
  switch (event.type) {
    case "conversation.held":
      return { text: "notice.held", values: { visitor } };
    case "conversation.unheld":
      return { text: "notice.unheld", values: { visitor } };
    case "transfer.begun":
      return { text: `notice.asked.${event.kind}`, values: { by: event.by.name, to: nameOf(event.to) } };
    case "transfer.refused":
      return { text: `notice.refused.${event.why}`, values: { agent: event.agent.name } };
    case "transfer.cancelled":
      return { text: event.by === "agent" ? "notice.takenBack" : "notice.transferOver", values: {} };
    case "transfer.done": {
      const values = { from: event.from.name, to: event.to.name };
      return { text: event.how === "left-behind" ? "notice.leftBehind" : "notice.handedOver", values };
    }
    case "part.joined":
      return { text: `notice.part.${event.kind}`, values: { agent: event.who.name } };
    case "part.left":
      return {
        text: event.by === "owner" ? "notice.partRemoved" : "notice.partLeft",
        values: { agent: event.who.name },
      };
    case "conversation.parked":
      return event.until === null
        ? { text: "notice.parked", values: { visitor } }
        : { text: "notice.parkedUntil", values: { time: clockTime(event.until) } };
    case "conversation.resumed":
      return { text: `notice.resumed.${event.why}`, values: { visitor } };
    case "conversation.movedTo":
    case "colleague.joined":
    case "colleague.left":
      return undefined;
  }
}

function nameOf(to: NamedTarget): string {
  return to.kind === "agent" ? to.agent.name : to.kind === "queue" ? to.queue.name : to.skill.name;
}

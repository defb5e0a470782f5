import type { PublicEvent } from "../../src-shared/conversations/events.ts";
import { wholeTime } from "../text/times.ts";
import type { Notice } from "./notice.ts";

const words = {
  booked: "notice.appointmentBooked",
  moved: "notice.appointmentMoved",
  cancelled: "notice.appointmentCancelled",
  begun: "notice.appointmentBegun",
  other: "notice.appointmentOther",
  missed: "notice.appointmentMissed",
} as const satisfies Record<string, Notice["text"]>;

/** What the visitor may do himself. */
const byVisitorWords = {
  booked: "notice.appointmentBookedByVisitor",
  moved: "notice.appointmentMovedByVisitor",
  cancelled: "notice.appointmentCancelledByVisitor",
} as const satisfies Record<string, Notice["text"]>;

/** What became of an appointment, where it was made or where it goes on. */
export function appointmentNoticeOf(
  { what, start, agent, instead, byVisitor }: Extract<PublicEvent, { type: "appointment.told" }>,
  visitor: string,
): Notice {
  const values = { when: wholeTime(start), visitor, agent: agent?.name ?? "", instead: instead?.name ?? "" };
  if (byVisitor && (what === "booked" || what === "moved" || what === "cancelled"))
    return { text: byVisitorWords[what], values };
  return { text: words[what], values };
}

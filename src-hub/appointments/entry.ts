import type { HubParts } from "../ports.ts";
import type { Reader } from "../store/transact.ts";
import { text } from "../text.ts";
import { readsIn } from "../visitors/reads.ts";
import { calendarFile, type CalendarEntry } from "./calendar.ts";
import { changedAt } from "./changes.ts";
import { type LetterPorts, linkOf } from "./link.ts";
import type { AppointmentRow } from "./rows.ts";

/** What a calendar entry is made with, out of the whole hub. */
export const calendarPorts = ({
  settings,
  box,
  publicUrl,
}: Pick<HubParts, "settings" | "box" | "publicUrl">): LetterPorts => ({
  house: settings.house ?? "Frontdesk",
  mailFrom: settings.mailFrom ?? "",
  box,
  publicUrl,
});

/**
 * An appointment as a calendar file. By letter and by the widget it is the same entry (its UID), and the later one counts
 * (SEQUENCE): whoever has both has one. `guest`: whom it is
 * sent to; a file that he takes himself names none (RFC 5546 §3.2.1).
 */
export async function calendarOf(
  db: Reader,
  ports: LetterPorts,
  row: AppointmentRow,
  method: CalendarEntry["method"],
  guest = "",
): Promise<string> {
  const { house, mailFrom } = ports;
  const { id, sequence, start, minutes } = row;
  const isOff = method === "CANCEL";
  const link = isOff ? "" : await linkOf(db, ports, row);
  const language = await readsIn(db, row);
  return calendarFile({
    method,
    uid: `${id}@${/@([^>\s]+)>?\s*$/.exec(mailFrom)?.[1] ?? "frontdesk"}`,
    sequence,
    stamp: await changedAt(db, row),
    start,
    minutes,
    summary: text(language, "letter.appointment.summary", { house }),
    description: isOff ? "" : text(language, "letter.appointment.calendar", { house, link }),
    url: link,
    organizer: { name: house, address: /([^\s<]+@[^>\s]+)>?\s*$/.exec(mailFrom)?.[1] ?? "nobody@frontdesk.invalid" },
    attendee: guest,
  });
}

/** What its visitor may put into his calendar himself, or take out of it; empty when it is over. */
export async function ownCalendar(db: Reader, ports: LetterPorts, row: AppointmentRow): Promise<string> {
  if (row.state === "cancelled") return calendarOf(db, ports, row, "CANCEL");
  const isToCome = row.state === "booked" || row.state === "moved";
  return isToCome ? calendarOf(db, ports, row, "PUBLISH") : "";
}

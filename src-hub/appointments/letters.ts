import type { AppointmentLetter } from "../mail/values.ts";
import type { LetterTemplate } from "../mail/template.ts";
import type { HubPorts } from "../ports.ts";
import { text } from "../text.ts";
import type { Reader } from "../store/transact.ts";
import { sealedAbout } from "./book.ts";
import { calendarFile, type CalendarEntry } from "./calendar.ts";
import type { AppointmentRow } from "./rows.ts";

export interface LetterPorts {
  readonly house: string;
  readonly box: Pick<HubPorts["box"], "open">;
  readonly publicUrl: HubPorts["publicUrl"];
  /** What letters come from: an address, or a name and an address. */
  readonly mailFrom: string;
}

/** Where the visitor begins it: the token stands in the fragment, which no server ever sees. */
export async function linkOf(
  db: Reader,
  { box, publicUrl }: Pick<LetterPorts, "box" | "publicUrl">,
  { id, sealed, site }: AppointmentRow,
): Promise<string> {
  const { key } = await db.selectFrom("site").select("key").where("id", "=", site).executeTakeFirstOrThrow();
  const token = box.open(sealed, sealedAbout(id));
  return `${publicUrl?.() ?? ""}/video/${encodeURIComponent(key)}#${token ?? ""}`;
}

const words = {
  booked: "booked",
  moved: "moved",
  cancelled: "cancelled",
  day: "reminder",
  soon: "reminder",
  missed: "missed",
} as const satisfies Record<AppointmentLetter["about"], string>;

/**
 * The letters of an appointment, each with its entry for the calendar. They hold the house's words alone: an address is not
 * proved by being typed, so neither name nor note of the visitor stands in one.
 */
export function appointmentLetter(ports: LetterPorts): LetterTemplate<AppointmentLetter> {
  const { house } = ports;
  return {
    async write({ appointment, about, sequence }, db) {
      const row = await db.selectFrom("appointment").selectAll().where("id", "=", appointment).executeTakeFirst();
      if (!row || !isStillSo(row, about, sequence)) return undefined;
      const link = await linkOf(db, ports, row);
      const when = whenText(row);
      const method = about === "cancelled" ? "CANCEL" : "REQUEST";
      const attachment = {
        name: "appointment.ics",
        type: `text/calendar; charset=utf-8; method=${method}`,
        content: calendarFile(entryOf(ports, row, link, method)),
      };
      const again = link.replace(/#.*$/, "");
      return {
        subject: text(`letter.appointment.${words[about]}.subject`, { house, when }),
        text: text(`letter.appointment.${words[about]}.body`, { house, when, link, again, minutes: row.minutes }),
        ...(about === "missed" || about === "day" || about === "soon" ? {} : { attachments: [attachment] }),
      };
    },
  };
}

/** What has changed since it was put into the outbox is told by a later letter. */
function isStillSo(row: AppointmentRow, about: AppointmentLetter["about"], sequence: number): boolean {
  if (about === "missed") return row.state === "missed";
  if (about === "cancelled") return row.state === "cancelled";
  return row.sequence === sequence && row.state !== "cancelled";
}

/** By the visitor's own clock, with the zone's name behind it. */
export function whenText({ start, zone }: Pick<AppointmentRow, "start" | "zone">): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(start);
}

function entryOf(
  { house, mailFrom }: LetterPorts,
  { id, sequence, made_at: madeAt, start, minutes, email }: AppointmentRow,
  link: string,
  method: CalendarEntry["method"],
): CalendarEntry {
  return {
    method,
    uid: `${id}@${/@([^>\s]+)>?\s*$/.exec(mailFrom)?.[1] ?? "frontdesk"}`,
    sequence,
    stamp: madeAt,
    start,
    minutes,
    summary: text("letter.appointment.summary", { house }),
    description: method === "CANCEL" ? "" : text("letter.appointment.calendar", { house, link }),
    url: method === "CANCEL" ? "" : link,
    organizer: { name: house, address: /([^\s<]+@[^>\s]+)>?\s*$/.exec(mailFrom)?.[1] ?? "nobody@frontdesk.invalid" },
    attendee: email,
  };
}

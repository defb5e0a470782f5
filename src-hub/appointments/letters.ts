import type { AppointmentLetter } from "../mail/values.ts";
import type { LetterTemplate } from "../mail/template.ts";
import type { Catalogue } from "../../src-shared/languages/choose.ts";
import { datesIn, text } from "../text.ts";
import { readsIn } from "../visitors/reads.ts";
import { calendarOf } from "./entry.ts";
import { type LetterPorts, linkOf } from "./link.ts";
import type { AppointmentRow } from "./rows.ts";

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
      const language = await readsIn(db, row);
      const when = whenText(row, language);
      const method = about === "cancelled" ? "CANCEL" : "REQUEST";
      const attachment = {
        name: "appointment.ics",
        type: `text/calendar; charset=utf-8; method=${method}`,
        content: await calendarOf(db, ports, row, method, row.email),
      };
      const again = link.replace(/#.*$/, "");
      return {
        subject: text(language, `letter.appointment.${words[about]}.subject`, { house, when }),
        text: text(language, `letter.appointment.${words[about]}.body`, {
          house,
          when,
          link,
          again,
          minutes: row.minutes,
        }),
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
export function whenText({ start, zone }: Pick<AppointmentRow, "start" | "zone">, language: Catalogue): string {
  return new Intl.DateTimeFormat(datesIn(language), {
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

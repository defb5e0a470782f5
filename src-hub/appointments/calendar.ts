/** One entry of a calendar, as it leaves in a letter (RFC 5545, RFC 5546). */
export interface CalendarEntry {
  /** `REQUEST`: it is so, or is now so; `CANCEL`: it is off; `PUBLISH`: for whoever keeps the file himself. */
  readonly method: "REQUEST" | "CANCEL" | "PUBLISH";
  /** The same as long as it is the same appointment. */
  readonly uid: string;
  /** One more each time that it is changed. */
  readonly sequence: number;
  /** Epoch milliseconds, as is `start`. */
  readonly stamp: number;
  readonly start: number;
  readonly minutes: number;
  readonly summary: string;
  readonly description: string;
  /** Empty: none. */
  readonly url: string;
  readonly organizer: { readonly name: string; readonly address: string };
  /** Empty: nobody is named. */
  readonly attendee: string;
}

/** The file: times in UTC, so that every calendar shows them by its own clock, summer and winter. */
export function calendarFile(entry: CalendarEntry): string {
  const { method, uid, sequence, stamp, start, minutes, summary, description, url, organizer, attendee } = entry;
  const isOff = method === "CANCEL";
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Frontdesk//Appointments//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(start + minutes * 60_000)}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description === "" ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(url === "" ? [] : [`URL:${url}`]),
    `ORGANIZER;CN=${quoted(organizer.name)}:mailto:${organizer.address}`,
    ...(attendee === "" ? [] : [`ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${attendee}`]),
    `STATUS:${isOff ? "CANCELLED" : "CONFIRMED"}`,
    "TRANSP:OPAQUE",
    ...(isOff ? [] : alarm(summary)),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

const alarm = (summary: string): readonly string[] => [
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${escaped(summary)}`,
  "TRIGGER:-PT15M",
  "END:VALARM",
];

/** RFC 5545 §3.3.11: no other sign has a meaning in a text. */
export function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");
}

/** A parameter in quotes cannot hold any (§3.2). */
const quoted = (text: string): string => `"${text.replace(/["\p{Cc}]/gu, "'")}"`;

const octets = 75;
const encoder = new TextEncoder();

/** A line has 75 octets at most; what is longer goes on behind a space (§3.1). No character is cut in two. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let size = 0;
  for (const sign of line) {
    const more = encoder.encode(sign).length;
    if (size + more > octets) {
      parts.push(part);
      part = " ";
      size = 1;
    }
    part += sign;
    size += more;
  }
  return [...parts, part].join("\r\n");
}

const utc = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, "");

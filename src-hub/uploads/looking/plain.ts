import { LookRefused } from "./job.ts";

/** How much may stand behind a PDF's end, as some printers write it. */
const behindEnd = 1024;

/** A PDF from its first byte to its end, and nothing else behind that: what is two things at once is refused. */
export function checkPdf(bytes: Buffer): void {
  if (!bytes.subarray(0, 5).equals(Buffer.from("%PDF-"))) throw new LookRefused("file-lies");
  const end = bytes.lastIndexOf("%%EOF");
  if (end < 0) throw new LookRefused("file-broken");
  const rest = bytes.subarray(end + 5);
  if (rest.length > behindEnd || !/^[\s\0]*$/.test(rest.toString("latin1"))) throw new LookRefused("file-lies");
  // A ZIP is read from its end: its record may stand in the last 64 kB, also within a comment before `%%EOF`.
  if (bytes.subarray(-66_000).includes(Buffer.from([0x50, 0x4b, 0x05, 0x06]))) throw new LookRefused("file-lies");
}

// What a text has beside signs: tab, line feed, form feed, return, and a terminal's escape.
const controls = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

/** Text in any encoding that machines still write: UTF-8, UTF-16 with its mark, or one byte a sign. */
export function checkText(bytes: Buffer): void {
  const [first, second] = bytes;
  const little = first === 0xff && second === 0xfe;
  if (little || (first === 0xfe && second === 0xff)) {
    if (bytes.length % 2 !== 0) throw new LookRefused("file-broken");
    for (let at = 0; at < bytes.length; at += 2)
      refuseControl(little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  } else for (const byte of bytes) refuseControl(byte);
}

function refuseControl(code: number): void {
  if ((code < 0x20 && !controls.has(code)) || code === 0x7f) throw new LookRefused("file-lies");
}

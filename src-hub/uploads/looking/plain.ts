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

// What no text has but a terminal's log may: C0 controls other than tab, line feed, form feed, return and escape.
const noText = /[\0-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/;

/** Text in any encoding that machines still write: UTF-8, UTF-16 with its mark, or one byte a sign. */
export function checkText(bytes: Buffer): void {
  const [first, second] = bytes;
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const text = wide
    ? new TextDecoder(first === 0xff ? "utf-16le" : "utf-16be").decode(bytes)
    : bytes.toString("latin1");
  if (noText.test(text)) throw new LookRefused("file-lies");
}

import { LookRefused } from "./job.ts";

/** What an office document may become when it is unpacked, in bytes, and how many parts it may have. */
const mostInside = 500_000_000;
const mostParts = 20_000;
/** Text packs well; a bomb packs a thousand times. A small document may be all headers. */
const mostRatio = 200;
const smallInside = 20_000_000;

const endSign = 0x06054b50;
const partSign = 0x02014b50;
const endLength = 22;
const partLength = 46;

/**
 * Reads the list of contents at a ZIP's end (APPNOTE 4.3.12, 4.3.16) without unpacking anything. Refuses one that is also
 * something else: bytes before its beginning or behind its end, or a PDF's beginning within it.
 */
export function checkOffice(bytes: Buffer): void {
  if (bytes.length < endLength || bytes.readUInt32LE(0) !== 0x04034b50) throw new LookRefused("file-lies");
  // Readers of PDF take one that begins within the first kilobyte.
  if (bytes.subarray(0, 1024).includes("%PDF-")) throw new LookRefused("file-lies");
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  const length = bytes.readUInt32LE(end + 12);
  // No document of these kinds is so large that it needs the longer form; the list stands right before the end.
  if (count === 0xffff || start === 0xffffffff || start + length !== end) throw new LookRefused("file-broken");
  if (count > mostParts) throw new LookRefused("file-too-much-inside");
  let at = start;
  let inside = 0;
  for (let part = 0; part < count; part++) {
    if (at + partLength > end || bytes.readUInt32LE(at) !== partSign) throw new LookRefused("file-broken");
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("latin1", at + partLength, at + partLength + nameLength);
    if (/vbaProject\.bin$|\/(?:Scripts|Basic)\/.*\.xml$/i.test(name)) throw new LookRefused("file-with-macros");
    inside += bytes.readUInt32LE(at + 24);
    at += partLength + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (at !== end) throw new LookRefused("file-broken");
  if (inside > mostInside || (inside > smallInside && inside > bytes.length * mostRatio))
    throw new LookRefused("file-too-much-inside");
}

/** Where the end's record is: its comment must reach to the file's very end. */
function endOf(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - endLength - 0xffff);
  for (let at = bytes.length - endLength; at >= earliest; at--)
    if (bytes.readUInt32LE(at) === endSign && at + endLength + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  throw new LookRefused("file-broken");
}

const startOfImage = 0xffd8;
/** Start-of-frame markers: every kind of JPEG has one of them, and in it the size. */
const frames = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** Whether these bytes begin as a JPEG does. */
export function beginsAsJpeg(body: Buffer): boolean {
  return body.length > 3 && body.readUInt16BE(0) === startOfImage && body[2] === 0xff;
}

/**
 * Width and height in pixels, read from a JPEG's own headers (ISO/IEC 10918-1, B.1.1.3 and B.2.2); undefined when it is
 * none, or broken before they are said.
 */
export function jpegSize(body: Buffer): { width: number; height: number } | undefined {
  if (!beginsAsJpeg(body)) return undefined;
  let at = 2;
  while (at + 9 < body.length && body[at] === 0xff) {
    const marker = body[at + 1]!;
    if (frames.has(marker)) return { height: body.readUInt16BE(at + 5), width: body.readUInt16BE(at + 7) };
    // Fill bytes may stand before a marker.
    at += marker === 0xff ? 1 : 2 + body.readUInt16BE(at + 2);
  }
  return undefined;
}

/**
 * Whether a visitor belongs to so many of a hundred. Always the same answer for the same visitor and button; a larger share
 * holds everybody whom a smaller one held.
 */
export function isInShare(seat: string, key: string, share: number): boolean {
  return share >= 100 || placeOf(`${key} ${seat}`) < share / 100;
}

/** From 0 to 1, evenly: FNV-1a, stirred once more, because the seats of one button differ in their last signs alone. */
function placeOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

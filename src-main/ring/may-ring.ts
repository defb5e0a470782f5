/** Whether it may have to ring, or to stop, after such an event. */
export function mayRing(type: string): boolean {
  return ["hub.changed", "presence.changed", "offers.changed"].includes(type) || /^(video|conversation)\./.test(type);
}

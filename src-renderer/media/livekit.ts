/**
 * All that is built on livekit-client: half a megabyte that a window without video need not read. Fetched once, when a
 * conversation is opened, so that it is there before the device check asks for it.
 */
export function livekit(): Promise<typeof import("./with-livekit.ts")> {
  return import("./with-livekit.ts");
}

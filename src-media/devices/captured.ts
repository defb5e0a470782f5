/** A track of livekit-client, as far as it tells where its picture or sound comes from. */
interface Sent {
  readonly mediaStreamTrack: MediaStreamTrack;
  readonly getProcessor?: () => object | undefined;
}

/** Something that makes what is sent out of what a device gives. */
interface Made {
  readonly source: () => MediaStreamTrack | undefined;
}

/** The device's own track: what is sent may be made of it, as a picture with a blurred background is. */
export function captured(track: Sent): MediaStreamTrack {
  const processor = track.getProcessor?.();
  const made = processor && "source" in processor ? (processor as Made).source() : undefined;
  return made ?? track.mediaStreamTrack;
}

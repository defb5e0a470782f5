import { useEffect, useRef } from "preact/hooks";
import type { CallMedia } from "../media/call.ts";
import type { Picture } from "../media/view.ts";

interface VideoProps {
  media: CallMedia;
  picture: Picture | null;
  label: string;
  doubleClick?: () => void;
}

/** Somebody's picture, or one's own for null, mirrored as in a looking-glass. */
export function Video({ media, picture, label, doubleClick }: VideoProps) {
  const element = useRef<HTMLVideoElement>(null);
  // After each change of the view: a reconnect brings another track for the same person.
  useEffect(() => media.show(picture, element.current!));
  return (
    <video
      ref={element}
      class={picture ? picture.source : "self"}
      aria-label={label}
      autoplay
      playsInline
      muted
      onDblClick={doubleClick}
    />
  );
}

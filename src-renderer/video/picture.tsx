import type { PictureSource } from "../media/state.ts";
import styles from "./stage.module.css";
import { usePicture } from "./use-seat.ts";

/** The other side's picture, whole: nothing of a face or of a screen is cut off. In its place before there is one. */
export function Picture({
  source,
  name,
  isShown,
  isSmall = false,
}: {
  source: PictureSource;
  name: string;
  isShown: boolean;
  isSmall?: boolean;
}) {
  const picture = usePicture("other", source);
  return (
    <video
      ref={picture}
      className={isSmall ? styles["small-picture"] : styles["picture"]}
      aria-label={name}
      autoPlay
      playsInline
      muted
      data-shown={isShown || undefined}
    />
  );
}

import type { PictureSource } from "../media/state.ts";
import styles from "./stage.module.css";
import { usePicture } from "./use-seat.ts";

/** Somebody's picture, whole: nothing of a face or of a screen is cut off. In its place before there is one. */
export function Picture({
  who = "other",
  source,
  name,
  isShown,
  isSmall = false,
}: {
  /** As in `Call.show`. */
  who?: string;
  source: PictureSource;
  name: string;
  isShown: boolean;
  isSmall?: boolean;
}) {
  const picture = usePicture(who, source);
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

import { classes } from "./classes.ts";
import styles from "./face.module.css";
import { colourOf, initialsOf } from "./initials.ts";

export interface FaceProps {
  readonly name: string;
  readonly size?: "small" | "medium" | "large";
  /** A small dot at its edge: somebody is there. */
  readonly isPresent?: boolean;
}

/** Somebody without a picture: initials on a soft colour that stays the same for the name. The name stands beside it. */
export function Face({ name, size = "medium", isPresent = false }: FaceProps) {
  return (
    <span
      className={classes(
        styles["face"],
        styles[size],
        styles[`colour${colourOf(name)}`],
        isPresent && styles["present"],
      )}
      aria-hidden="true"
    >
      {initialsOf(name)}
    </span>
  );
}

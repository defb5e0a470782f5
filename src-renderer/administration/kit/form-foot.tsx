import type { ReactNode } from "react";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./things.module.css";

interface FormFootProps {
  readonly isChanged: boolean;
  readonly isWaiting: boolean;
  /** False: it cannot be saved as it stands, and the fields say why. */
  readonly isRight?: boolean;
  /** Leaves what was changed, on purpose. */
  readonly onDiscard: () => void;
  /** What else may be done with it. */
  readonly children?: ReactNode;
  /** How it goes away, at the far end. */
  readonly away?: ReactNode;
}

/** Where every form of this room ends: it stays in sight while the fields scroll. */
export function FormFoot({ isChanged, isWaiting, isRight = true, onDiscard, children, away }: FormFootProps) {
  return (
    <div className={styles["foot"]}>
      <Button type="submit" look="primary" size="large" isWaiting={isWaiting} isDisabled={!isChanged || !isRight}>
        {text("administration.save")}
      </Button>
      {isChanged ? (
        <Button size="large" onPress={onDiscard}>
          {text("administration.discard")}
        </Button>
      ) : null}
      {children}
      {away ? <div className={styles["away"]}>{away}</div> : null}
    </div>
  );
}

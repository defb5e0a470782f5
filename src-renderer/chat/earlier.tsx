import type { Fault } from "../../src-shared/rpc/fault.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import styles from "./earlier.module.css";

export interface EarlierProps {
  readonly isReading: boolean;
  readonly fault: Fault | null;
  readonly onMore: () => void;
  /** The other way: to what was said after. */
  readonly isLater?: boolean;
}

/** The way to what was said before the oldest message that is here. */
export function Earlier({ isReading, fault, onMore, isLater = false }: EarlierProps) {
  const [idle, reading] = isLater
    ? (["chat.later", "chat.laterReading"] as const)
    : (["chat.earlier", "chat.earlierReading"] as const);
  return (
    <div className={styles["earlier"]}>
      {fault ? (
        <p role="alert" className={styles["fault"]}>
          {text("chat.earlierFault")}. {faultText(fault)}
        </p>
      ) : null}
      <Button size="small" look="soft" isWaiting={isReading} onPress={onMore}>
        {text(isReading ? reading : idle)}
      </Button>
    </div>
  );
}

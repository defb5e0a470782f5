import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { text } from "../text/text.ts";
import styles from "./stage.module.css";
import { visitorName } from "./visitor-name.ts";

/** The visitor is on hold: nothing passes either way. */
export function HeldVeil({ summary, since }: { summary: PublicSummary; since: number }) {
  const name = visitorName(summary);
  return (
    <div className={styles["veil"]}>
      <div className={styles["middle"]}>
        <p className={styles["title"]}>
          {text("transfers.callHeldTitle", { name })} <RunningTime since={since} />
        </p>
        <p className={styles["soft"]}>{text("transfers.callHeldText", { name })}</p>
      </div>
    </div>
  );
}

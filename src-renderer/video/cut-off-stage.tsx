import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import styles from "./stage.module.css";
import { video } from "./video.ts";
import { visitorName } from "./visitor-name.ts";

/** A call that the bad line closed (features 000-78, 79): that it is over, and the way to a new one. */
export function CutOffStage({ summary, onClose }: { summary: PublicSummary; onClose: () => void }) {
  return (
    <section className={styles["stage"]} aria-label={text("call.title")}>
      <output className={styles["middle"]}>
        <p className={styles["title"]}>{text("call.cutOffTitle")}</p>
        <p className={styles["soft"]}>{text("call.cutOffText", { name: visitorName(summary) })}</p>
        <div className={styles["row"]}>
          <Button look="primary" onPress={() => video.openCheck(summary.id)}>
            {text("call.inviteAgain")}
          </Button>
          <Button look="soft" onPress={onClose}>
            {text("call.cutOffClose")}
          </Button>
        </div>
      </output>
    </section>
  );
}

import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import styles from "./stage.module.css";
import { video } from "./video.ts";
import { visitorName } from "./visitor-name.ts";

/** A call runs that this window is not in. */
export function OutsideStage({ summary, fault }: { summary: PublicSummary; fault: Fault | null }) {
  return (
    <div className={styles["middle"]}>
      <p className={styles["title"]}>{text("call.outsideTitle")}</p>
      <p className={styles["soft"]}>{text("call.outsideText", { name: visitorName(summary) })}</p>
      <div className={styles["row"]}>
        <Button look="primary" onPress={() => video.join(summary.id)}>
          {text("call.join")}
        </Button>
        <Button look="danger-full" onPress={() => void video.end(summary.id)}>
          {text("call.end")}
        </Button>
      </div>
      {fault ? (
        <Banner look="bad" isBoxed title={text("video.stillRunning")}>
          {faultText(fault)}
        </Banner>
      ) : null}
    </div>
  );
}

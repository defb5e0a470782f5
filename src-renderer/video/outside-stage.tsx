import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { useStanding } from "../transfers/use-standing.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import styles from "./stage.module.css";
import { video } from "./video.ts";
import { visitorName } from "./visitor-name.ts";

/** A call runs that this window is not in. */
export function OutsideStage({ summary, fault }: { summary: PublicSummary; fault: Fault | null }) {
  const isOwner = useStanding(summary.id) === "owner";
  return (
    <div className={styles["middle"]}>
      <p className={styles["title"]}>{text("call.outsideTitle")}</p>
      <p className={styles["soft"]}>{text("call.outsideText", { name: visitorName(summary) })}</p>
      <div className={styles["row"]}>
        <Button look="primary" onPress={() => video.join(summary.id)}>
          {text("call.join")}
        </Button>
        {isOwner ? (
          <Button look="danger-full" onPress={() => void video.end(summary.id)}>
            {text("call.end")}
          </Button>
        ) : null}
      </div>
      {fault ? (
        <Banner look="bad" isBoxed title={text("video.stillRunning")}>
          {faultText(fault)}
        </Banner>
      ) : null}
    </div>
  );
}

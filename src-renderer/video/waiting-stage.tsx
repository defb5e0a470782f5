import { RunningTime } from "../frame/running-time.tsx";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import type { Invite } from "../../src-shared/video/model.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { SelfTile } from "./self-tile.tsx";
import styles from "./stage.module.css";
import { useVideo, video } from "./video.ts";
import { visitorName } from "./visitor-name.ts";

/** The black picture while the visitor is asked. */
export function WaitingStage({
  summary,
  invite,
  fault,
}: {
  summary: PublicSummary;
  invite: Invite;
  fault: Fault | null;
}) {
  const camera = useVideo((state) => state.own.camera);
  const isSeated = useVideo((state) => state.seat === summary.id);
  const isCancelling = useVideo((state) => state.ending?.conversation === summary.id && state.ending.fault === null);
  return (
    <>
      {isSeated ? <SelfTile camera={camera} /> : null}
      <div className={styles["middle"]}>
        <WaitingLine isCentred>{text("video.waitingFor", { name: visitorName(summary) })}</WaitingLine>
        <p className={styles["soft"]}>
          {text("video.waitingText")} <RunningTime until={invite.expiresAt} />
        </p>
        {summary.rules?.camera === "one-way" ? (
          <p className={styles["soft"]}>{text("call.oneWay", { name: visitorName(summary) })}</p>
        ) : null}
        <Button isWaiting={isCancelling} onPress={() => void video.cancelInvite(summary.id, invite.id)}>
          {text(isCancelling ? "video.cancelling" : "video.cancelInvite")}
        </Button>
        {fault ? (
          <Banner look="bad" isBoxed title={text("video.stillWaiting")}>
            {faultText(fault)}
          </Banner>
        ) : null}
      </div>
    </>
  );
}

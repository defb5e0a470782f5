import { type ReactNode, useEffect } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { useDesk } from "../store.ts";
import { DeviceCheck } from "./device-check.tsx";
import { turnFullScreen, useFullScreen } from "./full-screen.ts";
import styles from "./stage-area.module.css";
import { Stage, useStage, useSummary } from "./stage.tsx";
import { readVideo } from "./video.ts";

/**
 * A conversation's messages and input, with the stage above or left of them while there is video, and both over the whole
 * screen in full screen. The children stay the same ones wherever the stage stands: nothing written or scrolled is lost.
 */
export function StageArea({ conversation, children }: { conversation: ConversationId; children: ReactNode }) {
  const summary = useSummary(conversation);
  const view = useStage(summary);
  const place = useDesk(({ desk }) => desk?.settings.stage ?? "top");
  const isFull = useFullScreen();
  const isShown = summary !== undefined && view.is !== "nothing";

  useEffect(() => void readVideo(), []);
  useEffect(() => {
    if (isShown) return () => void turnFullScreen(false);
    return undefined;
  }, [isShown]);

  return (
    <div className={styles["area"]}>
      <div className={styles["grid"]} data-place={isShown ? (isFull ? "full" : place) : undefined}>
        {isShown ? <Stage summary={summary} view={view} /> : null}
        <div className={styles["chat"]}>{children}</div>
      </div>
      <DeviceCheck conversation={conversation} />
    </div>
  );
}

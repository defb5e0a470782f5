import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { useDesk } from "../store.ts";
import { CutOffStage } from "./cut-off-stage.tsx";
import { DeviceCheck } from "./device-check.tsx";
import { turnFullScreen, useFullScreen } from "./full-screen.ts";
import { Splitter, useStagePart } from "./splitter.tsx";
import styles from "./stage-area.module.css";
import { Stage, useStage, useSummary } from "./stage.tsx";
import { useNarrow } from "./use-narrow.ts";
import { readVideo } from "./video.ts";
import { cutOff } from "./whereabouts.ts";

/**
 * A conversation's messages and input, with the stage above or left of them while there is video, and both over the whole
 * screen in full screen. The children stay the same ones wherever the stage stands: nothing written or scrolled is lost.
 */
export function StageArea({ conversation, children }: { conversation: ConversationId; children: ReactNode }) {
  const summary = useSummary(conversation);
  const view = useStage(summary);
  const area = useRef<HTMLDivElement>(null);
  const isNarrow = useNarrow(area);
  const chosen = useDesk(({ desk }) => desk?.settings.stage ?? "top");
  const place = isNarrow ? "top" : chosen;
  const { part, drawn } = useStagePart(place);
  const isFull = useFullScreen();
  const cut = useDesk(({ desk }) => cutOff(desk?.hub?.conversations.find((one) => idOf(one) === conversation)));
  const [closed, setClosed] = useState<string>();
  const isRunning = summary !== undefined && view.is !== "nothing";
  const isCut = summary !== undefined && !isRunning && cut !== undefined && cut !== closed;
  const isShown = isRunning || isCut;

  useEffect(() => void readVideo(), []);
  useEffect(() => {
    if (isRunning) return () => void turnFullScreen(false);
    return undefined;
  }, [isRunning]);

  return (
    <div ref={area} className={styles["area"]}>
      <div
        className={styles["grid"]}
        data-place={isShown ? (isFull ? "full" : place) : undefined}
        style={{ "--part": `${part * 100}%` } as CSSProperties}
      >
        {isRunning ? <Stage summary={summary} view={view} /> : null}
        {isCut ? <CutOffStage summary={summary} onClose={() => setClosed(cut)} /> : null}
        {isShown && !isFull ? <Splitter place={place} part={part} drawn={drawn} area={area} /> : null}
        <div className={styles["chat"]}>{children}</div>
      </div>
      <DeviceCheck conversation={conversation} />
    </div>
  );
}

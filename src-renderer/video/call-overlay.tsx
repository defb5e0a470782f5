import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { CallPhase, RemoteView } from "../media/state.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Face } from "../ui/face.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { overlayOf } from "./overlay.ts";
import styles from "./stage.module.css";
import { video } from "./video.ts";
import { visitorName } from "./visitor-name.ts";

export interface CallOverlayProps {
  readonly summary: PublicSummary;
  readonly phase: CallPhase;
  readonly other: RemoteView | undefined;
  /** The other side was in this call before. */
  readonly wasHere: boolean;
}

/** What stands in the middle of the stage when there is no picture, or over the last one while the line is broken. */
export function CallOverlay({ summary, phase, other, wasHere }: CallOverlayProps) {
  const name = visitorName(summary);
  const overlay = overlayOf(phase, other, wasHere);
  const retry = () => video.seat()?.retry();

  switch (overlay.is) {
    case "nothing":
      return null;
    case "waiting":
      return (
        <div className={styles["middle"]}>
          <WaitingLine isCentred>{text(overlay.text, { name })}</WaitingLine>
        </div>
      );
    case "reconnecting":
      return (
        <div className={styles["veil"]}>
          <div className={styles["middle"]}>
            <WaitingLine isCentred>{text("call.reconnecting")}</WaitingLine>
            <p className={styles["soft"]}>{text("call.reconnectingText")}</p>
          </div>
        </div>
      );
    case "no-camera":
      return (
        <div className={styles["middle"]}>
          <Face name={summary.visitor.name} size="large" />
          <p className={styles["soft"]}>{text("call.noCamera", { name })}</p>
        </div>
      );
    case "left":
      return (
        <output className={styles["middle"]}>
          <p className={styles["title"]}>{text("call.leftTitle")}</p>
          <p className={styles["soft"]}>{text("call.leftText")}</p>
          <Button onPress={retry}>{text("call.joinAgain")}</Button>
        </output>
      );
    case "failed":
      return (
        <div className={styles["middle"]} role="alert">
          <p className={styles["title"]}>{text(`call.failed.${overlay.reason}Title`)}</p>
          <p className={styles["soft"]}>{text(`call.failed.${overlay.reason}Text`)}</p>
          <Button onPress={retry}>{text("call.joinAgain")}</Button>
        </div>
      );
  }
}

import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { LoudFace } from "./loud-face.tsx";
import type { Overlay } from "./overlay.ts";
import styles from "./stage.module.css";
import { video } from "./video.ts";
import { visitorName } from "./visitor-name.ts";

/** That somebody is not seen is no failure where the camera mode says so (features 001-30…37). */
const withoutCamera = {
  classic: "call.noCamera",
  "one-way": "call.oneWay",
  "off-by-default": "call.offByDefault",
} as const;

/** What stands in the middle of the stage when there is no picture, or over the last one while the line is broken. */
export function CallOverlay({ summary, overlay }: { summary: PublicSummary; overlay: Overlay }) {
  const name = visitorName(summary);
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
    case "trying":
      return (
        <div className={styles["middle"]} role="alert">
          <WaitingLine isCentred>
            {text(overlay.reason === "join-refused" ? "call.tryingHub" : "call.tryingServer")}
          </WaitingLine>
          <p className={styles["soft"]}>{text("call.tryingText")}</p>
          <Button onPress={retry}>{text("call.tryNow")}</Button>
        </div>
      );
    case "away":
      return (
        <div className={styles["middle"]}>
          <WaitingLine isCentred>{text("call.visitorReconnecting", { name })}</WaitingLine>
          <p className={styles["soft"]}>
            {text("call.visitorReconnectingText")}
            {overlay.since === undefined ? null : (
              <>
                {" "}
                <RunningTime since={overlay.since} />
              </>
            )}
          </p>
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
    case "no-picture":
      return (
        <div className={styles["middle"]}>
          <LoudFace who="other" name={summary.visitor.name} size="large" />
          <p className={styles["soft"]}>
            {text(overlay.why === "saved" ? "call.pictureSaved" : withoutCamera[summary.call?.camera ?? "classic"], {
              name,
            })}
          </p>
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

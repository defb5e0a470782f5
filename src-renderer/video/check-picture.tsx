import { Mic, MicOff, Video, VideoOff } from "lucide-react";
import type { OwnState } from "../media/state.ts";
import { text } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import styles from "./device-check.module.css";
import { useOwn, useOwnPicture } from "./use-seat.ts";

/** One's own picture as in a mirror, with what hides it and what mutes. */
export function CheckPicture({ own: { camera, microphone }, isSmall }: { own: OwnState; isSmall: boolean }) {
  const own = useOwn();
  const picture = useOwnPicture();
  const isSeen = camera.state === "on";
  const isHeard = microphone.state === "on";
  return (
    <div className={styles["picture"]} data-small={isSmall || undefined}>
      <video
        ref={picture}
        className={styles["video"]}
        aria-label={text("call.self")}
        autoPlay
        playsInline
        muted
        hidden={!isSeen}
      />
      {camera.state === "starting" ? <WaitingLine isCentred>{text("video.openingCamera")}</WaitingLine> : null}
      {camera.state === "off" || camera.state === "failed" ? (
        <p className={styles["none"]}>
          <VideoOff size={28} strokeWidth={1.5} aria-hidden="true" />
          {text("video.pictureOff")}
        </p>
      ) : null}
      <div className={styles["switches"]}>
        <IconButton
          look="stage"
          label={text("call.microphone")}
          tip={text(isHeard ? "video.mute" : "video.unmute")}
          aria-pressed={isHeard}
          onPress={() => void own?.turn("microphone", !isHeard)}
        >
          {isHeard ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
        </IconButton>
        <IconButton
          look="stage"
          label={text("call.camera")}
          tip={text(isSeen ? "video.hideCamera" : "video.showCamera")}
          aria-pressed={isSeen}
          onPress={() => void own?.turn("camera", !isSeen)}
        >
          {isSeen ? <Video aria-hidden="true" /> : <VideoOff aria-hidden="true" />}
        </IconButton>
      </div>
    </div>
  );
}

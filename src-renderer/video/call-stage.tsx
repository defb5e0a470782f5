import { useState } from "react";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { CallView } from "../../src-shared/video/model.ts";
import { type MediaState, otherSide } from "../media/state.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { CallControls } from "./call-controls.tsx";
import { CallFacts } from "./call-facts.tsx";
import { CallOverlay } from "./call-overlay.tsx";
import { OwnFailures } from "./own-failures.tsx";
import { Picture } from "./picture.tsx";
import { SelfTile } from "./self-tile.tsx";
import styles from "./stage.module.css";
import { video } from "./video.ts";
import { visitorName } from "./visitor-name.ts";

/** A call: the other side large, oneself small. A shared screen takes the large place, and the camera goes beside it. */
export function CallStage({ summary, call, media }: { summary: PublicSummary; call: CallView; media: MediaState }) {
  const name = visitorName(summary);
  const other = otherSide(media.remote);
  const [wasHere, setWasHere] = useState(false);
  if (other && !wasHere) setWasHere(true);
  const isScreen = other?.screen ?? false;
  const isSharing = media.local.screen.state === "on";
  const isSpeaking = other?.speaking === true && media.phase.state === "connected" && !media.soundOff;
  return (
    <>
      <div className={classes(styles["large"], isSpeaking && styles["speaking"])}>
        <Picture source="screen" name={text("call.remoteScreen", { name })} isShown={isScreen} />
        <Picture
          source="camera"
          name={text("call.remotePicture", { name })}
          isShown={other?.camera ?? false}
          isSmall={isScreen}
        />
      </div>
      <CallOverlay summary={summary} phase={media.phase} other={other} wasHere={wasHere} />
      <CallFacts summary={summary} call={call} media={media} other={other} />
      <SelfTile camera={media.local.camera} />
      <div className={styles["low"]}>
        <OwnFailures own={media.local} />
        {isSharing ? (
          <output className={styles["sharing"]}>
            {text("call.sharing")}
            <Button size="small" look="danger-full" onPress={() => void video.seat()?.call()?.stopSharing()}>
              {text("call.stopSharing")}
            </Button>
          </output>
        ) : null}
        <CallControls conversation={summary.id} name={name} media={media} />
      </div>
    </>
  );
}

import { useState } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { CallView } from "../../src-shared/video/model.ts";
import { type MediaState, otherSide } from "../media/state.ts";
import { CallFinding } from "../call-health/call-finding.tsx";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { classes } from "../ui/classes.ts";
import { BandwidthAdvice } from "./bandwidth-advice.tsx";
import { CallControls } from "./call-controls.tsx";
import { CallFacts } from "./call-facts.tsx";
import { CallOverlay } from "./call-overlay.tsx";
import { overlayOf } from "./overlay.ts";
import { HeldVeil } from "./held-veil.tsx";
import { OwnFailures } from "./own-failures.tsx";
import { Picture } from "./picture.tsx";
import { SelfTile } from "./self-tile.tsx";
import styles from "./stage.module.css";
import { Tiles } from "./tiles.tsx";
import { visitorName } from "./visitor-name.ts";
import { visitorIn } from "./whereabouts.ts";

/**
 * A call: the other side large, oneself small; a shared screen takes the large place, and the camera goes beside it. With
 * more than one other, each has a tile.
 */
export function CallStage({ summary, call, media }: { summary: PublicSummary; call: CallView; media: MediaState }) {
  const name = visitorName(summary);
  const view = useDesk(({ desk }) => desk?.hub?.conversations.find((one) => idOf(one) === summary.id));
  const other = otherSide(media.remote);
  const [wasHere, setWasHere] = useState(false);
  if (other && !wasHere) setWasHere(true);
  const { phase, bandwidth } = media;
  const heldAt = phase.state === "connected" && media.remote.length < 2 ? summary.heldAt : null;
  const areMany = media.remote.length > 1;
  const overlay = overlayOf({ phase, other, wasHere, where: visitorIn(view, call.id), bandwidth });
  const isSilent = phase.state !== "connected" || media.soundOff;
  const isSpeaking = other?.speaking === true && !isSilent && !areMany;
  return (
    <>
      <div className={classes(styles["large"], isSpeaking && styles["speaking"])}>
        {areMany ? (
          <Tiles people={media.remote} visitor={name} isSilent={isSilent} />
        ) : (
          <>
            <Picture source="screen" name={text("call.remoteScreen", { name })} isShown={other?.screen ?? false} />
            <Picture
              source="camera"
              name={text("call.remotePicture", { name })}
              isShown={other?.camera ?? false}
              isSmall={other?.screen ?? false}
            />
          </>
        )}
      </div>
      {heldAt !== null ? (
        <HeldVeil summary={summary} since={heldAt} />
      ) : areMany && phase.state === "connected" ? null : (
        <CallOverlay summary={summary} overlay={overlay} />
      )}
      <CallFacts
        summary={summary}
        call={call}
        media={media}
        other={areMany || summary.heldAt !== null ? undefined : other}
      />
      <SelfTile camera={media.local.camera} />
      <div className={styles["low"]}>
        <div className={styles["says"]}>
          {/* On hold nothing arrives anywhere, and nothing is wrong. */}
          {summary.heldAt === null ? <CallFinding call={call.id} media={media} name={name} wasHere={wasHere} /> : null}
          <BandwidthAdvice media={media} />
          <OwnFailures own={media.local} />
        </div>
        <CallControls conversation={summary.id} name={name} media={media} />
      </div>
    </>
  );
}

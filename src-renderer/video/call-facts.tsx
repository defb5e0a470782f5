import { MicOff, VolumeX } from "lucide-react";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { CallView } from "../../src-shared/video/model.ts";
import { CallTicks } from "../call-health/call-ticks.tsx";
import { RunningTime } from "../frame/running-time.tsx";
import type { MediaState, RemoteView } from "../media/state.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import styles from "./stage.module.css";
import { video } from "./video.ts";
import { visitorName } from "./visitor-name.ts";

/** Who this is, for how long, how good the line is, and whatever keeps one from hearing; only what is known. */
export function CallFacts({
  summary,
  call,
  media,
  other,
}: {
  summary: PublicSummary;
  call: CallView;
  media: MediaState;
  other: RemoteView | undefined;
}) {
  const name = visitorName(summary);
  const isIn = media.phase.state === "connected";
  return (
    <div className={styles["facts"]}>
      <span className={styles["fact"]}>
        <b className={styles["name"]}>{summary.visitor.name || text("call.visitorName")}</b>
        <RunningTime since={call.startedAt} />
      </span>
      {isIn && other && other.quality !== "unknown" ? (
        <span className={styles["fact"]} data-poor={other.quality === "poor" || other.quality === "lost" || undefined}>
          {text("call.quality", { quality: other.quality })}
        </span>
      ) : null}
      {isIn && other && !other.microphone ? (
        <span className={styles["fact"]}>
          <MicOff size={13} aria-hidden="true" />
          {text("call.remoteMuted", { name })}
        </span>
      ) : null}
      {isIn && other ? <CallTicks call={call.id} media={media} name={name} /> : null}
      {media.soundOff ? (
        <span className={styles["fact"]}>
          <VolumeX size={13} aria-hidden="true" />
          {text("call.soundOff", { name })}
        </span>
      ) : null}
      {media.audioBlocked ? (
        <span className={styles["fact"]} role="alert">
          {text("call.soundBlocked")}
          <Button size="small" look="primary" onPress={() => void video.seat()?.call()?.startSound()}>
            {text("call.soundBlockedAction")}
          </Button>
        </span>
      ) : null}
    </div>
  );
}

import { useEffect, useRef } from "preact/hooks";
import type { ShareView } from "../../src-media/share/view.ts";
import { sharedNow, type ShareEnd } from "../../src-shared/screen-share/share.ts";
import type { CallMedia } from "../media/call.ts";
import { callText } from "../text/call-text.ts";

/**
 * Says all the time that one's screen is shared, which, with a small picture of it, and how to stop; after a share that
 * did not end by the visitor's own hand, why.
 */
export function ShareBar({ media, sharing, agent }: { media: CallMedia; sharing: ShareView; agent: string }) {
  const now = sharedNow(sharing.share);
  if (now)
    return (
      <section class="sharing" aria-label={callText("call.shareSelf")}>
        <OwnScreen key={`${now.id} ${sharing.isPaused}`} media={media} />
        <output>
          <b>{callText("call.sharing", { surface: now.surface })}</b>
          <span>{callText("call.sharingSeen", { agent, state: stateOf(sharing) })}</span>
        </output>
        <button
          type="button"
          onClick={() => void media.pauseSharing(sharing.isPaused ? null : callText("call.sharePaused"))}
        >
          {callText(sharing.isPaused ? "call.shareResume" : "call.sharePause")}
        </button>
        <button type="button" onClick={media.stopSharing}>
          {callText("call.shareStop")}
        </button>
      </section>
    );
  const after = sharing.share.is === "off" ? sharing.share.after : null;
  if (after === null || after === "stopped") return null;
  return (
    <p class={isCalm(after) ? "share-over" : "failure"} role="alert">
      {callText("call.shareOver", { after })}
    </p>
  );
}

function OwnScreen({ media }: { media: CallMedia }) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => media.showShare(element.current!), [media]);
  return <video ref={element} aria-label={callText("call.shareSelf")} autoplay playsInline muted />;
}

function stateOf({ isSent, isBlank, isPaused }: ShareView): "sent" | "waiting" | "blank" | "paused" {
  if (isPaused) return "paused";
  if (isBlank) return "blank";
  return isSent ? "sent" : "waiting";
}

/** Nothing went wrong: somebody ended it, or the call is over. */
function isCalm(after: ShareEnd): boolean {
  return after === "ended" || after === "left";
}

import { useState } from "preact/hooks";
import { kinds, type Own, type Phase, picturesOf } from "../media/view.ts";
import { callText } from "../text/call-text.ts";
import { sendable } from "./camera-mode.ts";
import { Controls } from "./controls.tsx";
import { DeviceDialog } from "./device-dialog.tsx";
import { DeviceFailure } from "./device-failure.tsx";
import type { Session } from "./session.ts";
import { ShareBar } from "./share-bar.tsx";
import { Video } from "./video.tsx";
import type { VideoPorts } from "./visit.ts";

/** The running call: the other side big, oneself small, the controls below. */
export function Call({ video, session, agent }: { video: VideoPorts; session: Session; agent: string }) {
  const [settings, setSettings] = useState(false);
  const { media } = session;
  const view = session.view.value;
  // What the visitor knew when he joined is not told again; a switch shows it, and pressing that tells the reason anew.
  const [known] = useState(() => new Set<Own>(kinds.map((kind) => view.own[kind])));
  const mine = sendable(video.camera.value);
  const { big, small } = picturesOf(view.others);
  const present = video.summary.value?.call?.present.includes("agent") ?? false;
  const label = (source: "camera" | "screen"): string =>
    callText(source === "screen" ? "call.screen" : "call.other", { agent });
  return (
    <div class="stage" tabIndex={-1} data-next>
      {big && <Video key={`${big.identity}/${big.source}`} media={media} picture={big} label={label(big.source)} />}
      <output class="words">{wordsOf(view.phase, { agent, present, seen: big !== null })}</output>
      {view.phase === "elsewhere" && (
        <button type="button" onClick={media.retry}>
          {callText("call.here")}
        </button>
      )}
      <div class="small">
        {small && <Video key={small.identity} media={media} picture={small} label={label("camera")} />}
        {view.own.camera.state === "on" && <Video media={media} picture={null} label={callText("call.self")} />}
      </div>
      {view.soundBlocked && (
        <div class="failure" role="alert">
          <p>{callText("call.soundBlocked")}</p>
          <button type="button" onClick={media.startSound}>
            {callText("call.soundOn")}
          </button>
        </div>
      )}
      <ShareBar media={media} sharing={view.sharing} agent={agent} />
      {!settings &&
        mine
          .filter((kind) => !known.has(view.own[kind]))
          .map((kind) => (
            <DeviceFailure key={kind} kind={kind} own={view.own[kind]} again={() => void media.own.turn(kind, true)} />
          ))}
      <Controls video={video} session={session} settings={() => setSettings(true)} />
      {settings && <DeviceDialog media={media} view={view} kinds={mine} close={() => setSettings(false)} />}
    </div>
  );
}

interface Scene {
  agent: string;
  /** As the hub tells. */
  present: boolean;
  seen: boolean;
}

function wordsOf(phase: Phase, { agent, present, seen }: Scene): string {
  switch (phase) {
    case "check":
    case "connecting":
      return callText("call.connecting");
    case "reconnecting":
      return callText("call.reconnecting");
    case "failed":
      return callText("call.failed");
    case "elsewhere":
      return callText("call.elsewhere");
    case "connected":
      if (seen) return "";
      return callText(present ? "call.cameraOff" : "call.waiting", { agent });
  }
}

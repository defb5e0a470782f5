import { canShareScreen, mayShare } from "../media/share.ts";
import { callText } from "../text/call-text.ts";
import { CallIcon, type CallIconName } from "./call-icon.tsx";
import { sendable } from "./camera-mode.ts";
import type { FullScreen } from "./full-screen.ts";
import { type Session, turnSound } from "./session.ts";
import { Toggle } from "./toggle.tsx";
import type { VideoPorts } from "./visit.ts";

interface ControlsProps {
  video: VideoPorts;
  session: Session;
  full: FullScreen;
  settings: () => void;
}

/** The controls of a call, those that this browser and the rules have. */
export function Controls({ video, session, full, settings }: ControlsProps) {
  const { media } = session;
  const view = session.view.value;
  const { own, soundOn, share } = view;
  const asked = video.summary.value?.requests.some(({ by }) => by === "visitor") ?? false;
  return (
    <div class="controls" role="toolbar" aria-label={callText("call.controls")}>
      {full.possible && (
        <Toggle
          plain
          icon={full.full ? "shrink" : "expand"}
          name={callText("call.fullScreen")}
          on={full.full}
          press={full.toggle}
        />
      )}
      <Toggle icon="sound" name={callText("call.sound")} on={soundOn} press={(on) => turnSound(video, media, on)} />
      {sendable(video.camera.value)
        .toReversed()
        .map((kind) => (
          <Toggle
            key={kind}
            icon={kind}
            name={callText(`call.${kind}`)}
            on={own[kind].state === "on"}
            press={(on) => void media.own.turn(kind, on)}
          />
        ))}
      {canShareScreen() && (
        <Toggle
          plain
          icon="screen"
          name={callText("call.share")}
          on={share === "on"}
          why={mayShare(view) ? undefined : callText("call.shareNotYet")}
          press={() => void media.share()}
        />
      )}
      {!asked && <Press icon="show" name={callText("request.show")} press={video.requests.askToBeShown} />}
      <Press icon="devices" name={callText("call.devices")} press={settings} />
      <Press icon="leave" name={callText("call.leave")} press={video.leave} />
    </div>
  );
}

function Press({ icon, name, press }: { icon: CallIconName; name: string; press: () => void }) {
  return (
    <button type="button" class={`control ${icon}`} aria-label={name} title={name} onClick={press}>
      <CallIcon name={icon} />
    </button>
  );
}

import { useEffect, useState } from "preact/hooks";
import { callText } from "../text/call-text.ts";
import { Icon } from "../ui/icons.tsx";
import { sendable } from "./camera-mode.ts";
import { type Session, turnSound } from "./session.ts";
import { Toggle } from "./toggle.tsx";
import type { VideoPorts } from "./visit.ts";

/** The seven controls of a call, those that this browser has. */
export function Controls({ video, session, settings }: { video: VideoPorts; session: Session; settings: () => void }) {
  const { media } = session;
  const { own, soundOn, share } = session.view.value;
  const full = useFullScreen();
  return (
    <div class="controls" role="toolbar" aria-label={callText("call.controls")}>
      {document.fullscreenEnabled && (
        <Toggle
          plain
          icon={full ? "shrink" : "expand"}
          name={callText("call.fullScreen")}
          on={full}
          press={toggleFull}
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
      {"getDisplayMedia" in navigator.mediaDevices && (
        <Toggle
          plain
          icon="screen"
          name={callText("call.share")}
          on={share === "on"}
          press={() => void media.share()}
        />
      )}
      <button
        type="button"
        class="control"
        aria-label={callText("call.devices")}
        title={callText("call.devices")}
        onClick={settings}
      >
        <Icon name="devices" />
      </button>
      <button
        type="button"
        class="control leave"
        aria-label={callText("call.leave")}
        title={callText("call.leave")}
        onClick={video.leave}
      >
        <Icon name="leave" />
      </button>
    </div>
  );
}

function toggleFull(on: boolean): void {
  void (on ? document.documentElement.requestFullscreen() : document.exitFullscreen()).catch(console.debug);
}

function useFullScreen(): boolean {
  const read = (): boolean => document.fullscreenElement !== null;
  const [full, setFull] = useState(read);
  useEffect(() => {
    const look = (): void => setFull(read());
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  return full;
}

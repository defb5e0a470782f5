import { useEffect, useState } from "preact/hooks";
import type { CameraMode } from "../../src-shared/video/model.ts";
import { listenToLevel } from "../media/level.ts";
import { callText } from "../text/call-text.ts";
import { TestLink } from "../video-test/test-link.tsx";
import { sendable } from "./camera-mode.ts";
import { DeviceFailures } from "./device-failure.tsx";
import { DevicePickers } from "./device-pickers.tsx";
import type { Session } from "./session.ts";
import { Toggle } from "./toggle.tsx";
import { Video } from "./video.tsx";
import type { VideoPorts } from "./visit.ts";

/** One's own picture and voice, before anybody else sees or hears them. */
export function DeviceCheck({ video, session, agent }: { video: VideoPorts; session: Session; agent: string }) {
  const { media } = session;
  const view = session.view.value;
  const { camera, microphone } = view.own;
  const asking = camera.state === "opening" || microphone.state === "opening";
  const mode = video.camera.value;
  const mine = sendable(mode);
  const without = mine.filter((kind) => view.own[kind].state === "failed");
  const inviting = video.screen.value === "prepare";
  const go = (): void => (inviting ? video.invite() : video.enter("call"));

  return (
    <div class="check">
      <h2 tabIndex={-1} data-next>
        {callText("check.title")}
      </h2>
      <div class={camera.state === "failed" || mode === "one-way" ? "mirror none" : "mirror"}>
        {camera.state === "on" ? (
          <Video media={media} picture={null} label={callText("check.picture")} />
        ) : (
          <p>{callText(wordsInPicture(asking, mode), { agent, mode })}</p>
        )}
        <div class="controls">
          {mine.map((kind) => (
            <Toggle
              key={kind}
              icon={kind}
              name={callText(`device.${kind}`)}
              on={view.own[kind].state === "on"}
              press={(on) => void media.own.turn(kind, on)}
            />
          ))}
        </div>
      </div>
      {microphone.state !== "failed" && <Level session={session} on={microphone.state === "on"} />}
      <DeviceFailures media={media} own={view.own} kinds={mine} />
      {without.length > 0 && (
        <p class="soft">
          {callText("check.joinWithout", { what: without.length > 1 ? "both" : without[0]!, mode, agent })}
        </p>
      )}
      <DevicePickers media={media} view={view} kinds={mine} speaker={false} />
      <TestLink ask={video.ask} chosen={media.own.chosen} />
      <div class="buttons">
        <button type="button" class="primary" aria-disabled={asking} onClick={() => asking || go()}>
          {callText(inviting ? "check.invite" : "check.join")}
        </button>
        <button type="button" onClick={video.leave}>
          {callText("check.cancel")}
        </button>
      </div>
    </div>
  );
}

function wordsInPicture(asking: boolean, mode: CameraMode): "check.ask" | "check.oneWay" | "check.hidden" {
  if (asking) return "check.ask";
  return mode === "one-way" ? "check.oneWay" : "check.hidden";
}

function Level({ session, on }: { session: Session; on: boolean }) {
  const [level, setLevel] = useState(0);
  const track = session.media.own.track("microphone");
  const stream = track?.mediaStreamTrack;
  useEffect(() => {
    setLevel(0);
    return on && stream ? listenToLevel(track, setLevel) : undefined;
  }, [on, track, stream]);
  return (
    <label class="level">
      <meter min={0} max={1} value={level} aria-label={callText("check.level")} />
      {callText(on ? "check.speak" : "check.muted")}
    </label>
  );
}

import { useEffect, useState } from "preact/hooks";
import { listenToLevel } from "../media/level.ts";
import { kinds } from "../media/view.ts";
import { callText } from "../text/call-text.ts";
import type { Widget } from "../widget-ports.ts";
import { DeviceFailure } from "./device-failure.tsx";
import { DevicePickers } from "./device-pickers.tsx";
import type { Session } from "./session.ts";
import { Toggle } from "./toggle.tsx";
import { Video } from "./video.tsx";

/** One's own picture and voice, before anybody else sees or hears them. */
export function DeviceCheck({ widget, session, agent }: { widget: Widget; session: Session; agent: string }) {
  const { media } = session;
  const view = session.view.value;
  const { camera, microphone } = view.own;
  const asking = camera.state === "opening" || microphone.state === "opening";
  const without = kinds.filter((kind) => view.own[kind].state === "failed");

  function join(): void {
    media.join();
    widget.video.enter("call");
  }

  return (
    <div class="check">
      <h2 tabIndex={-1} data-next>
        {callText("check.title")}
      </h2>
      <div class={camera.state === "failed" ? "mirror none" : "mirror"}>
        {camera.state === "on" ? (
          <Video media={media} picture={null} label={callText("check.picture")} />
        ) : (
          <p>{callText(asking ? "check.ask" : "check.hidden")}</p>
        )}
        <div class="controls">
          {kinds.map((kind) => (
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
      {kinds.map((kind) => (
        <DeviceFailure key={kind} kind={kind} own={view.own[kind]} again={() => void media.own.turn(kind, true)} />
      ))}
      {without.length > 0 && (
        <p class="soft">{callText("check.joinWithout", { what: without.length > 1 ? "both" : without[0]!, agent })}</p>
      )}
      <DevicePickers media={media} view={view} speaker={false} />
      <div class="buttons">
        <button type="button" class="primary" aria-disabled={asking} onClick={() => asking || join()}>
          {callText("check.join")}
        </button>
        <button type="button" onClick={() => widget.video.leave()}>
          {callText("check.cancel")}
        </button>
      </div>
    </div>
  );
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

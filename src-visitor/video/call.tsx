import { useState } from "preact/hooks";
import { kinds, type Own, picturesOf } from "../media/view.ts";
import { callText } from "../text/call-text.ts";
import { sendable } from "./camera-mode.ts";
import { Controls } from "./controls.tsx";
import { DeviceDialog } from "./device-dialog.tsx";
import { DeviceFailures } from "./device-failure.tsx";
import { useFullScreen } from "./full-screen.ts";
import { sceneWords } from "./scene.ts";
import { SelfView } from "./self-view.tsx";
import type { Session } from "./session.ts";
import { ShareBar } from "./share-bar.tsx";
import { useAwake, useCameBack } from "./stay-awake.ts";
import { useLost } from "./use-lost.ts";
import { Video } from "./video.tsx";
import type { VideoPorts } from "./visit.ts";

/** The running call: the other side big, oneself small, the controls below. */
export function Call({ video, session, agent }: { video: VideoPorts; session: Session; agent: string }) {
  const [settings, setSettings] = useState(false);
  const { media } = session;
  const view = session.view.value;
  // What the visitor knew when he joined is not told again; a switch shows it, and pressing that tells the reason anew.
  const [known] = useState(() => new Set<Own>(kinds.map((kind) => view.own[kind])));
  const full = useFullScreen();
  const cameBack = useCameBack();
  const lostFor = useLost(video, view);
  useAwake();
  const mine = sendable(video.camera.value);
  const { big, small } = picturesOf(view.others);
  const present = video.summary.value?.call?.present.includes("agent") ?? false;
  const words = sceneWords(view.phase, { agent, present, seen: big !== null, lostFor });
  const label = (source: "camera" | "screen"): string =>
    callText(source === "screen" ? "call.screen" : "call.other", { agent });
  return (
    <div class={big?.source === "screen" ? "stage of-screen" : "stage"} tabIndex={-1} data-next>
      {big && (
        <Video
          key={`${big.identity}/${big.source}`}
          media={media}
          picture={big}
          label={label(big.source)}
          doubleClick={full.toggle}
        />
      )}
      {/* A clock that runs is not read out every second. */}
      <output class="words" aria-live={lostFor === null ? "polite" : "off"}>
        {words || (cameBack ? callText("call.cameBack") : "")}
      </output>
      {lostFor !== null && <output class="unseen">{callText("call.lostOnce", { agent })}</output>}
      {view.phase === "elsewhere" && (
        <button type="button" onClick={media.retry}>
          {callText("call.here")}
        </button>
      )}
      {small && (
        <div class="small">
          <Video key={small.identity} media={media} picture={small} label={label("camera")} />
        </div>
      )}
      {view.own.camera.state === "on" && <SelfView media={media} shelf={video.shelf} />}
      {view.soundBlocked && (
        <div class="failure" role="alert">
          <p>{callText("call.soundBlocked")}</p>
          <button type="button" onClick={media.startSound}>
            {callText("call.soundOn")}
          </button>
        </div>
      )}
      {full.refused && (
        <p class="failure" role="alert">
          {callText("call.fullRefused")}
        </p>
      )}
      <ShareBar media={media} sharing={view.sharing} agent={agent} />
      {!settings && (
        <DeviceFailures media={media} own={view.own} kinds={mine.filter((kind) => !known.has(view.own[kind]))} />
      )}
      <Controls video={video} session={session} full={full} settings={() => setSettings(true)} />
      {settings && <DeviceDialog media={media} view={view} kinds={mine} close={() => setSettings(false)} />}
    </div>
  );
}

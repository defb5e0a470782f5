import { useState } from "preact/hooks";
import { kinds, type Own, picturesOf } from "../media/view.ts";
import { callText } from "../text/call-text.ts";
import { sendable } from "./camera-mode.ts";
import { Controls } from "./controls.tsx";
import { DeviceDialog } from "./device-dialog.tsx";
import { DeviceFailures } from "./device-failure.tsx";
import { useFullScreen } from "./full-screen.ts";
import { Hold } from "./hold.tsx";
import { SmallPictures } from "./people.tsx";
import { sceneWords } from "./scene.ts";
import { SelfView } from "./self-view.tsx";
import type { Session } from "./session.ts";
import { ShareBar } from "./share-bar.tsx";
import { useAwake, useCameBack } from "./stay-awake.ts";
import { useHold } from "./use-hold.ts";
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
  const heldFor = useHold(video);
  const { colleagues = [] } = video.summary.value ?? {};
  const { big, small } = picturesOf(
    view.others,
    colleagues.map(({ identity }) => identity),
  );
  const nameOf = (identity: string): string => colleagues.find((one) => one.identity === identity)?.name ?? agent;
  const present = video.summary.value?.call?.present.includes("agent") ?? false;
  const words = sceneWords(view.phase, { agent, present, seen: big !== null, lostFor });
  return (
    <div class={big?.source === "screen" ? "stage of-screen" : "stage"} tabIndex={-1} data-next>
      {heldFor !== null && <Hold video={video} agent={agent} heldFor={heldFor} soundOn={view.soundOn} />}
      {big && heldFor === null && (
        <Video
          key={`${big.identity}/${big.source}`}
          media={media}
          picture={big}
          label={callText(big.source === "screen" ? "call.screen" : "call.other", { agent: nameOf(big.identity) })}
          doubleClick={full.toggle}
        />
      )}
      {/* A clock that runs is not read out every second. */}
      <output class="words" aria-live={lostFor === null ? "polite" : "off"}>
        {heldFor === null && (words || (cameBack ? callText("call.cameBack") : ""))}
      </output>
      {lostFor !== null && <output class="unseen">{callText("call.lostOnce", { agent })}</output>}
      {view.phase === "elsewhere" && (
        <button type="button" onClick={media.retry}>
          {callText("call.here")}
        </button>
      )}
      {heldFor === null && <SmallPictures media={media} pictures={small} nameOf={nameOf} />}
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

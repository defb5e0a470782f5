import { callText } from "../text/call-text.ts";
import type { Session } from "./session.ts";
import { Video } from "./video.tsx";
import type { VideoPorts } from "./visit.ts";

/** Invited by the visitor: black, with what is awaited (features 000-21), one's own picture, and the way back. */
export function Waiting({ video, session, agent }: { video: VideoPorts; session: Session; agent: string }) {
  const { media, view } = session;
  return (
    <div class="stage" tabIndex={-1} data-next>
      <output class="words">{callText("wait.title", { agent })}</output>
      <div class="small">
        {view.value.own.camera.state === "on" && <Video media={media} picture={null} label={callText("call.self")} />}
      </div>
      <button type="button" onClick={video.leave}>
        {callText("wait.cancel")}
      </button>
    </div>
  );
}

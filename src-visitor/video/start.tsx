import { useState } from "preact/hooks";
import { callText } from "../text/call-text.ts";
import { Icon } from "../ui/icons.tsx";
import { UnableDialog } from "./unable-dialog.tsx";
import type { VideoPorts } from "./visit.ts";

/**
 * *Video call*: there when the visitor may start one (features 000-03, 12) and none is on its way. In a browser that cannot, it
 * says why and what to do (000-51, 52).
 */
export function Start({ video, agent }: { video: VideoPorts; agent: string }) {
  const [explained, setExplained] = useState(false);
  const { rules, invite, call, state } = video.summary.value ?? {};
  const free = state === "active" && rules?.visitor && !invite && !call && video.screen.value === "none";
  if (!free) return null;
  return (
    <>
      <button
        type="button"
        class="quiet round"
        aria-label={callText("start.video")}
        title={callText("start.video")}
        onClick={() => (video.unable ? setExplained(true) : video.prepare())}
      >
        <Icon name="camera" off={video.unable !== null} />
      </button>
      {explained && <UnableDialog video={video} agent={agent} close={() => setExplained(false)} />}
    </>
  );
}

import { useState } from "preact/hooks";
import type { PublicPage } from "../../src-shared/conversations/state.ts";
import { callText } from "../text/call-text.ts";
import type { VideoPorts } from "./visit.ts";

/** A call that ended by itself, not by a hand, with the way to a new one (features 000-78, 79). Gone with the next thing of video. */
export function CutOff({ video, agent }: { video: VideoPorts; agent: string }) {
  const [closed, setClosed] = useState("");
  const call = cutOff(video.page.value);
  if (!call || call === closed || video.screen.value !== "none") return null;
  const again = video.summary.value?.rules?.visitor === true && video.unable === null;
  return (
    <section class="card" aria-label={callText("cutOff.title")}>
      <h2>{callText("cutOff.title")}</h2>
      <p>{callText(again ? "cutOff.again" : "cutOff.wait", { agent })}</p>
      <div class="buttons">
        {again && (
          <button type="button" class="primary" onClick={video.prepare}>
            {callText("invite.again")}
          </button>
        )}
        <button type="button" onClick={() => setClosed(call)}>
          {callText("cutOff.close")}
        </button>
      </div>
    </section>
  );
}

/** The call that was cut off, when nothing of video has happened since. */
export function cutOff(page: PublicPage | undefined): string | undefined {
  if (page?.summary.state !== "active") return undefined;
  const last = page.entries.findLast(({ event }) => event.type.startsWith("video.") && event.type !== "video.ruled");
  const event = last?.event;
  return event?.type === "video.ended" && event.why === "left-empty" ? event.call : undefined;
}

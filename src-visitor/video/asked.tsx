import { callText, choice } from "../text/call-text.ts";
import { faultText } from "../text/text.ts";
import type { VideoPorts } from "./visit.ts";

/** What waits for the visitor's answer: an invitation, or the way back into a call that runs without this page. */
export function Asked({ video, agent }: { video: VideoPorts; agent: string }) {
  const { screen, fault, accept, decline, enter, leave } = video;
  const why = fault.value && (
    <p class="fault" role="alert">
      {faultText(fault.value)}
    </p>
  );
  if (screen.value === "elsewhere")
    return (
      <section class="card" aria-label={callText("invite.elsewhere")}>
        <h2>{callText("invite.elsewhere")}</h2>
        <p>{callText("invite.elsewhereHint")}</p>
        {why}
        <div class="buttons">
          <button type="button" class="primary" onClick={() => enter("check")}>
            {callText("invite.join")}
          </button>
          <button type="button" onClick={leave}>
            {callText("call.leave")}
          </button>
        </div>
      </section>
    );
  // What is over already says so itself, as a notice.
  if (screen.value !== "invite" && screen.value !== "answering") return fault.value?.code === "gone" ? null : why;
  if (video.summary.value?.invite?.by === "visitor")
    return (
      <section class="card" aria-label={callText("wait.title", { agent })}>
        <h2>{callText("wait.title", { agent })}</h2>
        {why}
        <div class="buttons">
          <button type="button" onClick={leave}>
            {callText("wait.cancel")}
          </button>
        </div>
      </section>
    );
  const title = callText("invite.title", { agent });
  const answering = screen.value === "answering";
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      <p>{callText("invite.hint", { camera: choice(video.camera.value), agent })}</p>
      {why}
      <div class="buttons">
        <button type="button" class="primary" aria-disabled={answering} onClick={() => answering || accept()}>
          {callText("invite.accept")}
        </button>
        <button type="button" aria-disabled={answering} onClick={() => answering || decline()}>
          {callText("invite.decline")}
        </button>
      </div>
    </section>
  );
}

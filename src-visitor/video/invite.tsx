import { faultText, text } from "../text/text.ts";
import type { Widget } from "../widget-ports.ts";

/** What is asked of the visitor: always in sight, and told as it comes. */
export function Invite({ widget, agent }: { widget: Widget; agent: string }) {
  return (
    <div class="asked" aria-live="polite">
      <Asked widget={widget} agent={agent} />
    </div>
  );
}

/** The invitation, or the way back into a call that runs without this page. */
function Asked({ widget, agent }: { widget: Widget; agent: string }) {
  const { screen, fault, accept, decline, enter, leave } = widget.video;
  const why = fault.value && (
    <p class="fault" role="alert">
      {faultText(fault.value)}
    </p>
  );
  if (screen.value === "elsewhere")
    return (
      <section class="card" aria-label={text("invite.elsewhere")}>
        <h2>{text("invite.elsewhere")}</h2>
        <p>{text("invite.elsewhereHint")}</p>
        {why}
        <div class="buttons">
          <button type="button" class="primary" onClick={() => enter("check")}>
            {text("invite.join")}
          </button>
          <button type="button" onClick={leave}>
            {text("call.leave")}
          </button>
        </div>
      </section>
    );
  // What is over already says so itself, as a notice.
  if (screen.value !== "invite" && screen.value !== "answering") return fault.value?.code === "gone" ? null : why;
  const title = text("invite.title", { agent });
  const answering = screen.value === "answering";
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      <p>{text("invite.hint")}</p>
      {why}
      <div class="buttons">
        <button type="button" class="primary" aria-disabled={answering} onClick={() => answering || accept()}>
          {text("invite.accept")}
        </button>
        <button type="button" aria-disabled={answering} onClick={() => answering || decline()}>
          {text("invite.decline")}
        </button>
      </div>
    </section>
  );
}

import { signal } from "@preact/signals";
import type { Availability } from "../../src-shared/availability/model.ts";
import { EndDialog } from "../conversations/end-dialog.tsx";
import { opensText, waitText } from "../text/wait-text.ts";
import type { Widget } from "../widget-ports.ts";
import { MessageForm } from "./form.tsx";
import type { WaitPart } from "./parts.ts";
import { waitWords } from "./words.ts";
import "../ui/card.css";
import "./part.css";

/** Waiting, finding nobody, and leaving a message, for one panel. */
export function waitPart(widget: Widget): WaitPart {
  /** The visitor has asked for the form. It stays while he writes, whatever becomes of the queue. */
  const writes = signal(false);
  /** Where the answer to his message goes; empty: he has left none. */
  const sentTo = signal("");
  const hub = () => widget.state.value.hub!;
  const availability = (): Availability => widget.availability();

  function Form({ waits }: { waits: boolean }) {
    return <MessageForm widget={widget} waits={waits} sent={sent} back={() => (writes.value = false)} />;
  }

  function sent(replyTo: string): void {
    sentTo.value = replyTo;
    writes.value = false;
  }

  function Sent() {
    return (
      <output class="place">
        <strong>{waitText("form.done")}</strong>
        <span dir="auto">{waitText("form.doneHint", { replyTo: sentTo.value })}</span>
      </output>
    );
  }

  return {
    words: waitWords,
    End: ({ inCall, close }) => <EndDialog inCall={inCall} end={widget.end} close={close} />,

    Waiting({ small }) {
      const { ahead, seconds, conversation } = hub();
      if (writes.value) return <Form waits />;
      const isVideo = conversation?.summary.channel === "video";
      return (
        <output class={small ? "place small" : "place"}>
          <strong>{ahead === null ? waitText("place.unknown") : waitText("place.title", { ahead })}</strong>
          {seconds !== null && <b>{waitText("place.about", { minutes: Math.ceil(seconds / 60) })}</b>}
          <span>{waitText(isVideo ? "place.hintVideo" : "place.hint")}</span>
          {availability().form && (
            <button type="button" class="link" onClick={() => (writes.value = true)}>
              {waitText("form.instead")}
            </button>
          )}
        </output>
      );
    },

    Away() {
      if (sentTo.value) return <Sent />;
      if (writes.value) return <Form waits={false} />;
      return (
        <div class="place">
          <Why availability={availability()} now={Date.now()} />
          {availability().form && (
            <button type="button" class="primary" data-first onClick={() => (writes.value = true)}>
              {waitText("form.open")}
            </button>
          )}
        </div>
      );
    },

    Below() {
      const { conversation } = hub();
      const summary = conversation?.summary;
      const last = conversation?.entries.at(-1)?.event;
      if (summary?.form && summary.state === "waiting")
        return <MessageForm widget={widget} waits={false} sent={sent} />;
      if (summary?.state === "ended" && sentTo.value) return <Sent />;
      if (summary?.state === "ended" && !widget.isReachable()) {
        if (writes.value) return <Form waits={false} />;
        return (
          <div class="card">
            <Why availability={availability()} now={Date.now()} />
            {availability().form && (
              <button type="button" onClick={() => (writes.value = true)}>
                {waitText("form.open")}
              </button>
            )}
          </div>
        );
      }
      const choices = (last?.type === "chat.messageAdded" && last.message.choices) || [];
      if (!summary?.bot || choices.length === 0) return null;
      return (
        <fieldset class="choices" aria-label={waitText("choices")}>
          {choices.map((choice) => (
            <button key={choice} type="button" dir="auto" onClick={() => widget.send(choice)}>
              {choice}
            </button>
          ))}
        </fieldset>
      );
    },
  };
}

/** Why nobody can be reached, in the house's own words or ours, and when that changes. */
function Why({ availability: { chat, text, opensAt }, now }: { availability: Availability; now: number }) {
  const why = chat === "closed" || chat === "full" ? chat : "nobody";
  return (
    <output>
      <strong>{waitText(`away.${why}`)}</strong>
      <span dir="auto">{text || (opensAt === null ? waitText(`away.${why}Hint`) : "")}</span>
      {opensAt !== null && <span>{opensText(opensAt, now)}</span>}
    </output>
  );
}

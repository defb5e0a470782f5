import { computed, signal } from "@preact/signals";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import type { Availability } from "../../src-shared/availability/model.ts";
import { appointmentWay } from "../appointments/way.ts";
import { EndDialog } from "../conversations/end-dialog.tsx";
import { lazyPart } from "../lazy-part.ts";
import { opensText, waitText } from "../text/wait-text.ts";
import type { Widget } from "../widget-ports.ts";
import { type LeftDraft, MessageForm } from "./form.tsx";
import type { WaitPart } from "./parts.ts";
import { waitWords } from "./words.ts";
import "../ui/card.css";
import "./part.css";

/** Waiting, finding nobody, and leaving a message, for one panel. */
export function waitPart(widget: Widget): WaitPart {
  /** There while one of the views below is. */
  const hub = () => widget.state.value.hub!;
  /** Who logs out has none from one moment to the next, nor a hub. */
  const page = () => widget.state.value.hub?.conversation;
  const id = () => page()?.summary.id;
  /** The visitor has asked for the form. It stays while he writes, whatever becomes of the queue; an agent goes before. */
  const asked = signal(false);
  const writes = computed(() => asked.value && page()?.summary.state !== "active");
  /** He would rather choose a time. */
  const books = signal(false);
  const made = signal<AppointmentId | null>(null);
  const offers = () => appointmentWay(widget.state.value.hub?.site) !== "off";
  const toldOf = computed(() => page()?.entries.filter(({ event }) => event.type === "appointment.told").length ?? 0);
  const appointments = lazyPart(
    computed(() => books.value || toldOf.value > 0 || (!page() && offers())),
    async () => ({ ...(await import("../appointments/booking.tsx")), ...(await import("../appointments/own.tsx")) }),
  );
  const draft: LeftDraft = { name: "", replyTo: "", text: "" };
  /** His message is there: where the answer goes, and in which conversation he was. */
  const left = signal<{ replyTo: string; in: ReturnType<typeof id> } | null>(null);
  const wasLeft = () => left.value !== null && left.value.in === id();
  const availability = (): Availability => widget.availability();

  function Form({ waits }: { waits: boolean }) {
    return <MessageForm {...{ widget, draft, waits, sent }} back={() => (asked.value = false)} />;
  }

  function sent(replyTo: string): void {
    left.value = { replyTo, in: id() };
    asked.value = false;
    draft.text = "";
  }

  function Sent() {
    return (
      <output class="place">
        <strong>{waitText("form.done")}</strong>
        <span dir="auto">{waitText("form.doneHint", { replyTo: left.value?.replyTo ?? "" })}</span>
      </output>
    );
  }

  return {
    words: waitWords,
    writes,
    End: ({ inCall, close }) => <EndDialog inCall={inCall} end={widget.end} close={close} />,

    Waiting({ small }) {
      const { ahead, seconds, conversation } = hub();
      const isVideo = conversation?.summary.channel === "video";
      return (
        <output class={small ? "place small" : "place"}>
          <strong>{ahead === null ? waitText("place.unknown") : waitText("place.title", { ahead })}</strong>
          {seconds !== null && <b>{waitText("place.about", { minutes: Math.ceil(seconds / 60) })}</b>}
          <span>{waitText(isVideo ? "place.hintVideo" : "place.hint")}</span>
          {availability().form && (
            <button type="button" class="link" onClick={() => (asked.value = true)}>
              {waitText("form.instead")}
            </button>
          )}
        </output>
      );
    },

    Writing: () => <Form waits={hub().conversation?.summary.state === "waiting"} />,

    Away() {
      if (wasLeft()) return <Sent />;
      if (writes.value) return <Form waits={false} />;
      const Booking = appointments.value?.Booking;
      const Own = appointments.value?.OwnAppointments;
      const back = () => (books.value = false);
      if (books.value && Booking)
        return <Booking {...widget.booking} back={back} done={(id) => ((made.value = id), back())} />;
      return (
        <div class="place">
          {Own && <Own {...widget.booking} made={made.value} />}
          <Why availability={availability()} now={Date.now()} />
          {availability().form && (
            <button type="button" class="primary" data-first onClick={() => (asked.value = true)}>
              {waitText("form.open")}
            </button>
          )}
          {offers() && (
            <button type="button" onClick={() => (books.value = true)}>
              {waitText("appointment.book")}
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
        return <MessageForm {...{ widget, draft, sent }} waits={false} />;
      if (summary?.state === "ended" && wasLeft()) return <Sent />;
      if (summary?.state === "ended" && !widget.isReachable()) {
        return (
          <div class="card">
            <Why availability={availability()} now={Date.now()} />
            {availability().form && (
              <button type="button" onClick={() => (asked.value = true)}>
                {waitText("form.open")}
              </button>
            )}
          </div>
        );
      }
      const Own = appointments.value?.OwnAppointments;
      if (Own && toldOf.value > 0 && summary?.state !== "waiting")
        return <Own {...widget.booking} version={toldOf.value} />;
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

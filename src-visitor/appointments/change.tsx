import { useEffect, useMemo, useState } from "preact/hooks";
import type { OwnAppointment } from "../../src-shared/appointments/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { appointmentFault, appointmentText as say } from "../text/appointment-text.ts";
import type { BookingPorts } from "./parts.ts";
import { Times, useOffered, type Which } from "./times.tsx";

/** Its entry as a file: whoever has one already gets it changed, or taken out. */
export function CalendarLink({ appointment: { calendar, state } }: { appointment: OwnAppointment }) {
  const address = useMemo(
    () => URL.createObjectURL(new Blob([calendar], { type: "text/calendar;charset=utf-8" })),
    [calendar],
  );
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  if (calendar === "") return null;
  return (
    <a href={address} download="appointment.ics">
      {say(state === "cancelled" ? "calendar.off" : "calendar")}
    </a>
  );
}

interface ChangeProps extends Pick<BookingPorts, "ask" | "now"> {
  readonly appointment: OwnAppointment;
  readonly which: Which;
  /** It is another now, or may be: it is read again. */
  readonly again: () => void;
}

/** What its visitor does with one that has not begun: puts it into his calendar, moves it, cancels it. */
export function Change({ ask, now, appointment, which, again }: ChangeProps) {
  const [does, setDoes] = useState<"move" | "cancel" | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const { state, start, sequence } = appointment;
  const isToCome = (state === "booked" || state === "moved") && now() < start;

  async function run(work: () => Promise<unknown>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      await work();
      setDoes(null);
    } catch (error) {
      setFault(faultOf(error));
    }
    setBusy(false);
    again();
  }
  const keep = () => (setDoes(null), setFault(null));

  return (
    <>
      <CalendarLink appointment={appointment} />
      {isToCome && does === null && (
        <span class="acts">
          <button type="button" onClick={() => setDoes("move")}>
            {say("move")}
          </button>
          <button type="button" onClick={() => setDoes("cancel")}>
            {say("booked.cancel")}
          </button>
        </span>
      )}
      {isToCome && does === "move" && (
        <Moving
          {...{ ask, now, which, busy, keep }}
          move={(to) => {
            const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
            void run(() => ask("appointment.shift", { ...which, sequence, start: to, zone }));
          }}
        />
      )}
      {isToCome && does === "cancel" && (
        <fieldset class="sure">
          <legend>{say("cancel.sure")}</legend>
          <button
            type="button"
            aria-disabled={busy}
            onClick={() => void run(() => ask("appointment.giveUp", { ...which }))}
          >
            {say("cancel.yes")}
          </button>
          <button type="button" onClick={keep}>
            {say("cancel.no")}
          </button>
        </fieldset>
      )}
      {fault && (
        <p class="fault" role="alert">
          {appointmentFault(fault)}
        </p>
      )}
    </>
  );
}

interface MovingProps extends Pick<BookingPorts, "ask" | "now"> {
  readonly which: Which;
  readonly busy: boolean;
  readonly move: (start: number) => void;
  readonly keep: () => void;
}

function Moving({ which, busy, move, keep, ...ports }: MovingProps) {
  const [to, setTo] = useState<number | null>(null);
  const offered = useOffered(ports, which);
  return (
    <form
      class="moving"
      onSubmit={(event) => {
        event.preventDefault();
        if (to !== null) move(to);
      }}
    >
      <strong>{say("move.title")}</strong>
      <Times offered={offered} start={to} choose={setTo} />
      {offered.fault && (
        <p class="fault" role="alert">
          {appointmentFault(offered.fault)}
        </p>
      )}
      <button type="submit" class="primary" aria-disabled={to === null || busy}>
        {say("move.send")}
      </button>
      <button type="button" class="link" onClick={keep}>
        {say("move.keep")}
      </button>
    </form>
  );
}

import { useState } from "preact/hooks";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { appointmentFault, appointmentText as say } from "../text/appointment-text.ts";
import type { BookingPorts } from "./parts.ts";
import { Times, useOffered, usualMinutes as minutes } from "./times.tsx";
import "./part.css";

interface BookingProps extends BookingPorts {
  readonly back: () => void;
  readonly done: (id: AppointmentId) => void;
}

/** A visitor chooses a time at which somebody is free. */
export function Booking({ back, done, ...ports }: BookingProps) {
  const { ask, machine } = ports;
  const offered = useOffered(ports);
  const [start, setStart] = useState<number | null>(null);
  const [unbooked, setUnbooked] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const fault = unbooked ?? offered.fault;

  async function send(form: HTMLFormElement): Promise<void> {
    if (start === null || busy) return;
    setBusy(true);
    setUnbooked(null);
    const data = new FormData(form);
    const said = (name: string): string => (data.get(name) as string | null) ?? "";
    try {
      const id = uuid7(machine) as AppointmentId;
      const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
      await ask("appointment.choose", { id, start, minutes, zone, name: said("name"), email: said("email") });
      done(id);
    } catch (error) {
      setUnbooked(faultOf(error));
      setBusy(false);
    }
  }

  return (
    <form
      class="booking"
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <h2>{say("book.title")}</h2>
      <Times offered={offered} start={start} choose={setStart} />
      {offered.starts && offered.starts.length > 0 && (
        <>
          <label>
            {say("book.name")}
            <input name="name" autocomplete="name" maxLength={100} />
          </label>
          {offered.mail ? (
            <label>
              {say("book.email")}
              <input name="email" type="email" autocomplete="email" maxLength={254} />
            </label>
          ) : (
            <p>{say("book.noMail")}</p>
          )}
        </>
      )}
      {fault && (
        <p class="fault" role="alert">
          {appointmentFault(fault)}
        </p>
      )}
      <button type="submit" class="primary" aria-disabled={start === null || busy}>
        {say("book.send")}
      </button>
      <button type="button" class="link" onClick={back}>
        {say("book.back")}
      </button>
    </form>
  );
}

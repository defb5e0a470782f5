import { useEffect, useState } from "preact/hooks";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { appointmentFault, appointmentText as say } from "../text/appointment-text.ts";
import { language, timeText } from "../text/text.ts";
import type { BookingPorts } from "./parts.ts";
import { OwnAppointments } from "./own.tsx";
import "./part.css";

const minutes = 30;
const week = 7 * 86_400_000;
const dayText = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });

/** A visitor chooses a time at which somebody is free. */
export function Booking({ back, ...ports }: BookingPorts & { back: () => void }) {
  const { ask, machine, now } = ports;
  const [offered, setOffered] = useState<{ starts: readonly number[]; mail: boolean } | null>(null);
  const [weeks, setWeeks] = useState(0);
  const [start, setStart] = useState<number | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);

  useEffect(() => {
    setOffered(null);
    ask("appointment.offered", { from: now() + weeks * week, minutes }).then(
      (answer) => setOffered(answer),
      (error: unknown) => setFault(faultOf(error)),
    );
    // The clock is read once a week of them.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ask, weeks]);

  async function send(form: HTMLFormElement): Promise<void> {
    if (start === null || busy) return;
    setBusy(true);
    setFault(null);
    const data = new FormData(form);
    const said = (name: string): string => (data.get(name) as string | null) ?? "";
    try {
      const id = uuid7(machine) as AppointmentId;
      const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
      await ask("appointment.choose", { id, start, minutes, zone, name: said("name"), email: said("email") });
      setDone(true);
    } catch (error) {
      setFault(faultOf(error));
    }
    setBusy(false);
  }

  if (isDone) return <OwnAppointments {...ports} />;
  const days = Map.groupBy(offered?.starts ?? [], (one) => dayText.format(one));
  const shown = day !== null && days.has(day) ? day : [...days.keys()][0];
  return (
    <form
      class="booking"
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <h2>{say("book.title")}</h2>
      {!offered && !fault && <output>{say("look")}</output>}
      {offered && days.size === 0 && <output>{say("book.none")}</output>}
      {shown !== undefined && (
        <>
          <label>
            {say("book.day")}
            <select value={shown} onChange={({ currentTarget }) => setDay(currentTarget.value)}>
              {[...days.keys()].map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
          <fieldset>
            <legend>{say("book.time")}</legend>
            {days.get(shown)?.map((one) => (
              <button key={one} type="button" aria-pressed={one === start} onClick={() => setStart(one)}>
                {timeText(one)}
              </button>
            ))}
          </fieldset>
          <label>
            {say("book.name")}
            <input name="name" autocomplete="name" maxLength={100} />
          </label>
          {offered?.mail ? (
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
      <button type="button" class="link" onClick={() => setWeeks(weeks + 1)}>
        {say("book.next")}
      </button>
      <button type="button" class="link" onClick={back}>
        {say("book.back")}
      </button>
    </form>
  );
}

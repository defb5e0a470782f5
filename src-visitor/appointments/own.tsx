import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { AppointmentId, OwnAppointment } from "../../src-shared/appointments/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { appointmentFault, appointmentText as say, whenText } from "../text/appointment-text.ts";
import { Change } from "./change.tsx";
import type { BookingPorts } from "./parts.ts";
import "../ui/card.css";
import "./part.css";

type Mine = OwnAppointment & { readonly link: string };

interface OwnProps extends Pick<BookingPorts, "ask" | "now"> {
  /** Another one whenever one of them may be another. */
  readonly version?: number;
  /** The one that he has just made: it has the focus. */
  readonly made?: AppointmentId | null;
}

/** The visitor's own, with the link to each, and what he can do with it. */
export function OwnAppointments({ ask, now, version, made = null }: OwnProps) {
  const held = useRef<readonly Mine[]>([]);
  const [mine, setMine] = useState<readonly Mine[]>([]);
  const [fault, setFault] = useState<Fault | null>(null);
  const look = useCallback(async () => {
    try {
      const { appointments } = await ask("appointment.mine", {});
      const gone: Mine[] = [];
      for (const { id, link } of held.current) {
        if (appointments.some((one) => one.id === id)) continue;
        const { appointment } = await ask("appointment.look", { token: link.replace(/^.*#/, "") });
        // It is said that it is off, with what takes it out of a calendar. What has taken place is not said here.
        if (appointment.state === "cancelled") gone.push({ ...appointment, link });
      }
      held.current = [...gone, ...appointments];
      setMine(held.current);
      setFault(null);
    } catch (error) {
      setFault(faultOf(error));
    }
  }, [ask]);
  useEffect(() => void look(), [look, version, made]);

  return (
    <>
      {mine.map((one) => (
        <Card key={one.id} {...{ ask, now, one, isMade: one.id === made }} again={() => void look()} />
      ))}
      {fault && (
        <p class="fault" role="alert">
          {appointmentFault(fault)}
        </p>
      )}
    </>
  );
}

interface CardProps extends Pick<BookingPorts, "ask" | "now"> {
  readonly one: Mine;
  readonly isMade: boolean;
  readonly again: () => void;
}

function Card({ ask, now, one, isMade, again }: CardProps) {
  const { id, agent, start, link, state } = one;
  const place = useRef<HTMLElement>(null);
  useEffect(() => (isMade ? place.current?.focus() : undefined), [isMade]);
  const isOff = state === "cancelled";
  return (
    <section class="card booked" aria-label={say("booked")} tabIndex={-1} ref={place}>
      <strong>{isOff ? say("over.cancelled") : agent ? say("with", { agent: agent.name }) : say("withAnybody")}</strong>
      <span>{whenText(start)}</span>
      {!isOff && (
        <>
          <a href={link} target="_blank" rel="noopener">
            {say("booked.link")}
          </a>
          <small>{say("booked.copy")}</small>
        </>
      )}
      <Change {...{ ask, now, appointment: one, which: { id }, again }} />
    </section>
  );
}

import { useCallback, useEffect, useState } from "preact/hooks";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import type { appointmentVisitorAsks } from "../../src-shared/appointments/visitor-asks.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { appointmentFault, appointmentText as say, whenText } from "../text/appointment-text.ts";
import type { BookingPorts } from "./parts.ts";
import "../ui/card.css";
import "./part.css";

type Mine = ReturnType<(typeof appointmentVisitorAsks)["appointment.mine"]["output"]["parse"]>["appointments"];

/** The visitor's own, with the link to each. `version`: another one whenever one of them may be another. */
export function OwnAppointments({ ask, version }: Pick<BookingPorts, "ask"> & { version?: number }) {
  const [mine, setMine] = useState<Mine>([]);
  const [fault, setFault] = useState<Fault | null>(null);
  const look = useCallback(async () => {
    try {
      setMine((await ask("appointment.mine", {})).appointments);
    } catch (error) {
      setFault(faultOf(error));
    }
  }, [ask]);
  useEffect(() => void look(), [look, version]);

  async function giveUp(id: AppointmentId): Promise<void> {
    try {
      await ask("appointment.giveUp", { id });
    } catch (error) {
      setFault(faultOf(error));
    }
    await look();
  }

  return (
    <>
      {mine.map(({ id, start, agent, link }) => (
        <section key={id} class="card booked" aria-label={say("booked")}>
          <strong>{agent ? say("with", { agent: agent.name }) : say("withAnybody")}</strong>
          <span>{whenText(start)}</span>
          <a href={link} target="_blank" rel="noopener">
            {say("booked.link")}
          </a>
          <small>{say("booked.copy")}</small>
          <button type="button" class="link" onClick={() => void giveUp(id)}>
            {say("booked.cancel")}
          </button>
        </section>
      ))}
      {fault && (
        <p class="fault" role="alert">
          {appointmentFault(fault)}
        </p>
      )}
    </>
  );
}

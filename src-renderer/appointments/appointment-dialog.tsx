import { useState } from "react";
import type { Appointment } from "../../src-shared/appointments/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { useMay } from "../accounts/may.ts";
import { desk } from "../desk-link.ts";
import { useDesk } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import { localTime } from "../transfers/park-times.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import styles from "./appointments-room.module.css";
import { nameOf, stateText, theirTime, timesText, withText } from "./look.ts";
import { History, useSeen } from "./history.tsx";
import { type Chosen, startIn, TimeFields, useChoices } from "./time-fields.tsx";

/** One appointment, and what can be done with it. */
export function AppointmentDialog({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { id, sequence, start, zone, note, email, agent, state } = appointment;
  const me = useDesk(({ desk: held }) => held?.hub?.account.id);
  const isLive = state === "booked" || state === "moved";
  const mayEdit = useMay("Appointment > Calendar > Edit") && isLive;
  useSeen(appointment, me);
  const [isMoving, setMoving] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isWaiting, setWaiting] = useState(false);

  async function run(work: () => Promise<unknown>): Promise<void> {
    setWaiting(true);
    setFault(null);
    try {
      await work();
      setMoving(false);
    } catch (error) {
      setFault(faultOf(error));
    }
    setWaiting(false);
  }

  return (
    <Dialog
      title={nameOf(appointment)}
      isOpen
      isDismissable={!isMoving}
      onClose={onClose}
      footer={
        mayEdit && !isMoving ? (
          <>
            <Button
              isWaiting={isWaiting}
              onPress={() => void run(() => desk.ask("appointment.cancel", { id, sequence }))}
            >
              {text("appointments.cancel")}
            </Button>
            {agent?.id === me ? null : (
              <Button onPress={() => void run(() => desk.ask("appointment.takeOver", { id, sequence }))}>
                {text("appointments.takeOver")}
              </Button>
            )}
            <Button look="primary" onPress={() => setMoving(true)}>
              {text("appointments.move")}
            </Button>
          </>
        ) : null
      }
    >
      <div className={styles["fields"]}>
        <p>
          <b>{stateText(appointment)}</b>
        </p>
        <p>
          {wholeTime(start)} ({timesText(appointment)})
          <br />
          <span className={styles["soft"]}>{theirTime(start, zone)}</span>
        </p>
        <p>
          {withText(appointment)} · {appointment.queue.name} · {appointment.site}
        </p>
        {email ? <p>{email}</p> : <p className={styles["soft"]}>{text("appointments.noEmail")}</p>}
        {note ? <p>{note}</p> : null}
        {isMoving ? null : <History id={id} sequence={sequence} />}
        {isMoving ? (
          <Moving
            appointment={appointment}
            isWaiting={isWaiting}
            onMove={(to) => void run(() => desk.ask("appointment.move", { id, sequence, ...to }))}
          />
        ) : null}
        {fault ? (
          <Banner look="bad" isBoxed title={text("appointments.notChanged")}>
            {faultText(fault)}
          </Banner>
        ) : null}
      </div>
    </Dialog>
  );
}

interface MovingProps {
  readonly appointment: Appointment;
  readonly isWaiting: boolean;
  readonly onMove: (to: { start: number; minutes: number; agent: Chosen["agent"] }) => void;
}

function Moving({ appointment, isWaiting, onMove }: MovingProps) {
  const { start, minutes, agent } = appointment;
  const [chosen, setChosen] = useState<Chosen>({ at: localTime(start), minutes, agent: agent?.id ?? null });
  const { choices } = useChoices({ appointment: appointment.id }, chosen);
  const to = startIn(chosen.at);
  return (
    <>
      <TimeFields chosen={chosen} choices={choices} onChange={setChosen} />
      <span>
        <Button
          look="primary"
          isWaiting={isWaiting}
          isDisabled={to === undefined}
          onPress={() => to !== undefined && onMove({ start: to, minutes: chosen.minutes, agent: chosen.agent })}
        >
          {text("appointments.doMove")}
        </Button>
      </span>
    </>
  );
}

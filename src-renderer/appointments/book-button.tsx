import { CalendarPlus } from "lucide-react";
import { useEffect, useState } from "react";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { useMay } from "../accounts/may.ts";
import { desk } from "../desk-link.ts";
import { registerActions } from "../frame/actions.ts";
import { machine } from "../machine.ts";
import { store } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { localTime } from "../transfers/park-times.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { toasts } from "../ui/toast-queue.ts";
import styles from "./appointments-room.module.css";
import { type Chosen, startIn, TimeFields, useChoices } from "./time-fields.tsx";

const hour = 3_600_000;

/** Makes an appointment with the visitor of this conversation. */
export function BookButton({ conversation }: { conversation: ConversationId }) {
  const [isOpen, setOpen] = useState(false);
  const may = useMay("Appointment > Calendar > Edit");
  useEffect(
    () =>
      registerActions(() =>
        may
          ? [
              {
                id: "appointment.book",
                label: text("appointments.book"),
                group: text("appointments.title"),
                run: () => setOpen(true),
              },
            ]
          : [],
      ),
    [may],
  );
  if (!may) return null;
  return (
    <>
      <IconButton label={text("appointments.book")} onPress={() => setOpen(true)}>
        <CalendarPlus aria-hidden="true" />
      </IconButton>
      {isOpen ? <BookDialog conversation={conversation} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function BookDialog({ conversation, onClose }: { conversation: ConversationId; onClose: () => void }) {
  const state = store.getState().desk;
  const [chosen, setChosen] = useState<Chosen>(() => ({
    at: localTime(Math.ceil((machine.now() + (state?.clockOffset ?? 0) + hour) / hour) * hour),
    minutes: 30,
    agent: state?.hub?.account.id ?? null,
  }));
  const [email, setEmail] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [isWaiting, setWaiting] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const { choices, fault: unread } = useChoices({ conversation }, chosen);
  const start = startIn(chosen.at);
  const shown = fault ?? unread;

  async function book(): Promise<void> {
    if (start === undefined || !choices) return;
    setWaiting(true);
    try {
      await desk.ask("appointment.book", {
        id: uuid7(machine) as AppointmentId,
        conversation,
        start,
        minutes: chosen.minutes,
        agent: chosen.agent,
        // Nothing is known of his clock: then it is taken to show what this one shows.
        zone: choices.zone || Intl.DateTimeFormat().resolvedOptions().timeZone,
        name: choices.name,
        email: email ?? choices.email,
        note,
      });
      toasts.show({ look: "good", title: text("appointments.booked") });
      onClose();
    } catch (error) {
      setFault(faultOf(error));
    }
    setWaiting(false);
  }

  return (
    <Dialog
      title={text("appointments.book")}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{text("transfers.cancel")}</Button>
          <Button
            look="primary"
            isDisabled={start === undefined || !choices}
            isWaiting={isWaiting}
            onPress={() => void book()}
          >
            {text("appointments.doBook")}
          </Button>
        </>
      }
    >
      <div className={styles["fields"]}>
        <TimeFields chosen={chosen} choices={choices} onChange={setChosen} />
        <TextField
          label={text("appointments.email")}
          type="email"
          value={email ?? choices?.email ?? ""}
          onChange={setEmail}
          maxLength={254}
          hint={text(choices?.mail === false ? "appointments.mailOff" : "appointments.emailHint")}
        />
        <TextArea label={text("appointments.note")} value={note} onChange={setNote} maxLength={2000} />
        {shown ? (
          <Banner look="bad" isBoxed title={text("appointments.notBooked")}>
            {faultText(shown)}
          </Banner>
        ) : null}
      </div>
    </Dialog>
  );
}

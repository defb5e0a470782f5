import { useEffect, useState } from "react";
import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import { type AppointmentId, lengths, step } from "../../src-shared/appointments/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { clockTime } from "../text/times.ts";
import { localTime, timeIn } from "../transfers/park-times.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import styles from "./appointments-room.module.css";
import { theirTime } from "./look.ts";

/** What is chosen of an appointment's time. `at`: as the field shows it. */
export interface Chosen {
  readonly at: string;
  readonly minutes: number;
  readonly agent: AccountId | null;
}

export interface Choices {
  readonly agents: readonly Account[];
  readonly starts: readonly number[];
  readonly zone: string;
  readonly name: string;
  readonly email: string;
  readonly mail: boolean;
}

type About = { readonly conversation: ConversationId } | { readonly appointment: AppointmentId };

/** What can be chosen, read again for another day, length or agent. */
export function useChoices(
  about: About,
  { at, minutes, agent }: Chosen,
): { choices: Choices | null; fault: Fault | null } {
  const [choices, setChoices] = useState<Choices | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const day = new Date(startIn(at) ?? 0).setHours(0, 0, 0, 0);
  const key = JSON.stringify({ ...about, from: day, minutes, agent });
  useEffect(() => {
    let isOld = false;
    desk.ask("appointment.choices", JSON.parse(key) as Parameters<typeof desk.ask<"appointment.choices">>[1]).then(
      (answer) => !isOld && (setChoices(answer), setFault(null)),
      (error: unknown) => !isOld && setFault(faultOf(error)),
    );
    return () => void (isOld = true);
  }, [key]);
  return { choices, fault };
}

/** The start that the field stands for; undefined while it stands for none. */
export function startIn(at: string): number | undefined {
  const time = timeIn(at);
  return time === undefined ? undefined : Math.round(time / step) * step;
}

interface TimeFieldsProps {
  readonly chosen: Chosen;
  readonly choices: Choices | null;
  readonly onChange: (chosen: Chosen) => void;
}

/** With whom, how long and when, with what the visitor's clock shows then. */
export function TimeFields({ chosen, choices, onChange }: TimeFieldsProps) {
  const start = startIn(chosen.at);
  const day = start === undefined ? "" : new Date(start).toDateString();
  const sameDay = (choices?.starts ?? []).filter((one) => new Date(one).toDateString() === day);
  const anybody = "anybody";
  return (
    <>
      <Select
        label={text("appointments.agent")}
        value={chosen.agent ?? anybody}
        onChange={(id) => onChange({ ...chosen, agent: id === anybody ? null : (id as AccountId) })}
        items={[
          ...(choices?.agents ?? []).map(({ id, name }) => ({ id: id as string, label: name })),
          { id: anybody, label: text("appointments.anybody") },
        ]}
      />
      <Select
        label={text("appointments.length")}
        value={String(chosen.minutes)}
        onChange={(minutes) => onChange({ ...chosen, minutes: Number(minutes) })}
        items={lengths.map((minutes) => ({ id: String(minutes), label: text("appointments.minutes", { minutes }) }))}
      />
      <TextField
        label={text("appointments.when")}
        type={"datetime-local" as "text"}
        value={chosen.at}
        onChange={(at) => onChange({ ...chosen, at })}
        hint={start === undefined ? undefined : theirTime(start, choices?.zone ?? "")}
        fault={start === undefined ? text("park.noTime") : null}
      />
      {sameDay.length > 0 ? (
        <fieldset className={styles["starts"]} aria-label={text("appointments.free")}>
          {sameDay.map((one) => (
            <Button
              key={one}
              size="small"
              aria-pressed={one === start}
              onPress={() => onChange({ ...chosen, at: localTime(one) })}
            >
              {clockTime(one)}
            </Button>
          ))}
        </fieldset>
      ) : choices ? (
        <p className={styles["soft"]}>{text("appointments.noneFree")}</p>
      ) : null}
    </>
  );
}

import { useEffect, useState } from "preact/hooks";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { appointmentText as say } from "../text/appointment-text.ts";
import { language, timeText } from "../text/text.ts";
import type { BookingPorts } from "./parts.ts";

export const usualMinutes = 30;
const week = 7 * 86_400_000;
const dayText = (start: number): string =>
  new Intl.DateTimeFormat(language(), { weekday: "long", day: "numeric", month: "long" }).format(start);

/** One of his own, or the one whose link he has. */
export interface Which {
  readonly id?: AppointmentId;
  readonly token?: string;
}

export interface Offered {
  /** Null until they were read. */
  readonly starts: readonly number[] | null;
  readonly mail: boolean;
  readonly fault: Fault | null;
  /** The week after these. */
  readonly later: () => void;
}

/** When somebody has time, a week at a time. `which`: where that one can be moved to. */
export function useOffered({ ask, now }: Pick<BookingPorts, "ask" | "now">, { id, token }: Which = {}): Offered {
  const [answer, setAnswer] = useState<{ starts: readonly number[]; mail: boolean } | null>(null);
  const [weeks, setWeeks] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    setAnswer(null);
    const which = { ...(id === undefined ? {} : { id }), ...(token === undefined ? {} : { token }) };
    ask("appointment.offered", { ...which, from: now() + weeks * week, minutes: usualMinutes }).then(
      (read) => (setAnswer(read), setFault(null)),
      (error: unknown) => setFault(faultOf(error)),
    );
    // The clock is read once a week of them.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ask, weeks, id, token]);
  return {
    starts: answer?.starts ?? null,
    mail: answer?.mail ?? false,
    fault,
    later: () => setWeeks(weeks + 1),
  };
}

interface TimesProps {
  readonly offered: Offered;
  readonly start: number | null;
  readonly choose: (start: number) => void;
}

/** A day, and the times of it that are free. */
export function Times({ offered: { starts, fault, later }, start, choose }: TimesProps) {
  const [day, setDay] = useState<string | null>(null);
  const days = Map.groupBy(starts ?? [], dayText);
  const shown = day !== null && days.has(day) ? day : [...days.keys()][0];
  return (
    <>
      {!starts && !fault && <output>{say("look")}</output>}
      {starts && days.size === 0 && <output>{say("book.none")}</output>}
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
              <button key={one} type="button" aria-pressed={one === start} onClick={() => choose(one)}>
                {timeText(one)}
              </button>
            ))}
          </fieldset>
        </>
      )}
      <button type="button" class="link" onClick={later}>
        {say("book.next")}
      </button>
    </>
  );
}

import { useCallback, useEffect } from "react";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { Appointment, AppointmentId } from "../../src-shared/appointments/model.ts";
import { useRead } from "../accounts/use-read.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import styles from "./appointments-room.module.css";

/** Who looks at one of his own that its visitor has changed knows it from then on. */
export function useSeen({ id, sequence, news, agent }: Appointment, me: AccountId | undefined): void {
  const isNew = news && agent?.id === me;
  useEffect(() => {
    if (isNew)
      desk
        .ask("appointment.seen", { id, sequence })
        // It stays marked, and is said again at the next look.
        .catch((error: unknown) => console.warn("An appointment stays marked as changed.", error));
  }, [id, sequence, isNew]);
}

/** What was done with it, by whom and when. `sequence`: read again when it is another. */
export function History({ id, sequence }: { id: AppointmentId; sequence: number }) {
  const ask = useCallback(async () => {
    const { changes } = await desk.ask("appointment.changes", { id });
    return { changes, sequence };
  }, [id, sequence]);
  const { value } = useRead(ask);
  if (!value || value.changes.length === 0) return null;
  return (
    <section aria-label={text("appointments.history")}>
      <ol className={styles["history"]}>
        {value.changes.map(({ at, by, what, start }) => (
          <li key={`${at} ${what} ${start}`}>
            {text(`appointments.done.${what}`, {
              at: wholeTime(at),
              by: by ?? text("appointments.theVisitor"),
              when: wholeTime(start),
            })}
          </li>
        ))}
      </ol>
    </section>
  );
}

import { useCallback, useEffect, useState } from "react";
import type { Appointment } from "../../src-shared/appointments/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";
import { hearing } from "../supervision/look.ts";

export type Whose = "own" | "team" | "all";

export interface ReadAppointments {
  /** Null until they were read once. */
  readonly appointments: readonly Appointment[] | null;
  /** Letters are sent. */
  readonly mail: boolean;
  readonly fault: Fault | null;
  readonly again: () => void;
}

/** The appointments that begin then, read again whenever one of the house's changes. */
export function useAppointments(from: number, to: number, whose: Whose): ReadAppointments {
  const [read, setRead] = useState<{ appointments: readonly Appointment[]; mail: boolean } | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const linked = useDesk(isLinked);
  const look = useCallback(
    () =>
      desk.ask("appointments.list", { from, to, whose }).then(
        (answer) => {
          setRead(answer);
          setFault(null);
        },
        (error: unknown) => setFault(faultOf(error)),
      ),
    [from, to, whose],
  );
  useEffect(() => {
    if (linked) void look();
    return hearing((event) => event.type === "appointments.changed" && void look());
  }, [linked, look]);
  return { appointments: read?.appointments ?? null, mail: read?.mail ?? true, fault, again: () => void look() };
}

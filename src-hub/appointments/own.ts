import type { OwnAppointment } from "../../src-shared/appointments/model.ts";
import type { Reader } from "../store/transact.ts";
import { ownCalendar } from "./entry.ts";
import type { LetterPorts } from "./link.ts";
import type { AppointmentRow } from "./rows.ts";
import { closesAt, opensAt } from "./times.ts";

/** As its visitor sees it. */
export async function ownOf(db: Reader, ports: LetterPorts, row: AppointmentRow): Promise<OwnAppointment> {
  const agent =
    row.agent === null
      ? undefined
      : await db
          .selectFrom("account")
          .leftJoin("presence", "presence.account", "account.id")
          .select(["account.name", "presence.here"])
          .where("account.id", "=", row.agent)
          .executeTakeFirst();
  return {
    id: row.id,
    agent: agent ? { name: agent.name } : null,
    agentHere: agent?.here === 1,
    start: row.start,
    minutes: row.minutes,
    zone: row.zone,
    state: row.state,
    missedBy: row.missed_by,
    opensAt: opensAt(row),
    closesAt: closesAt(row),
    sequence: row.sequence,
    calendar: await ownCalendar(db, ports, row),
  };
}

import type { Account } from "../../src-shared/accounts/model.ts";
import type { AppointmentChange, AppointmentId } from "../../src-shared/appointments/model.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { writeChange } from "../supervision/audit.ts";
import type { AppointmentRow } from "./rows.ts";

/** What somebody did with it, beside the appointment; staff's in the audit too. `by` null: its visitor. */
export async function remembered(
  tx: Tx,
  by: Account | null,
  what: AppointmentChange["what"],
  before: AppointmentRow | null,
  after: AppointmentRow,
): Promise<void> {
  const { id: appointment, sequence, start, minutes, agent } = after;
  await tx.db
    .insertInto("appointment_change")
    .values({ appointment, sequence, at: tx.now, by: by?.id ?? null, what, start, minutes, agent })
    .execute();
  if (!by) return;
  await writeChange(tx, by, {
    act: `appointment.${what}`,
    target: `appointment:${appointment}`,
    before: before && shown(before),
    after: shown(after),
  });
}

const shown = ({ start, minutes, agent, state }: AppointmentRow) => ({ start, minutes, agent, state });

/** All that was done with it, the first first. */
export async function changesOf(db: Reader, appointment: AppointmentId): Promise<AppointmentChange[]> {
  const rows = await db
    .selectFrom("appointment_change as change")
    .leftJoin("account as by", "by.id", "change.by")
    .leftJoin("account as agent", "agent.id", "change.agent")
    .select(["at", "what", "start", "minutes", "change.by as byId", "by.name as by", "agent.name as agent"])
    .where("appointment", "=", appointment)
    .orderBy("sequence")
    .execute();
  return rows.map(({ byId, by, ...row }) => ({ ...row, by: byId === null ? null : (by ?? "") }));
}

/** When it became what it is; of one from before changes were kept: when it was made. */
export async function changedAt(db: Reader, { id, sequence, made_at: madeAt }: AppointmentRow): Promise<number> {
  const row = await db
    .selectFrom("appointment_change")
    .select("at")
    .where("appointment", "=", id)
    .where("sequence", "=", sequence)
    .executeTakeFirst();
  return row?.at ?? madeAt;
}

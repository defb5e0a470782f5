import type { Selectable } from "kysely";
import { createHash } from "node:crypto";
import type { Account } from "../../src-shared/accounts/model.ts";
import { type Appointment, type AppointmentId, step } from "../../src-shared/appointments/model.ts";
import type { VisitorId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { AppointmentTables } from "../store/tables/appointments.ts";
import type { Reader, Tx } from "../store/transact.ts";

export type AppointmentRow = Selectable<AppointmentTables["appointment"]>;

export const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

export async function appointmentRow(db: Reader, id: AppointmentId): Promise<AppointmentRow> {
  const row = await db.selectFrom("appointment").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "appointment-gone");
  return row;
}

/** What this link leads to; one of another site is answered as a missing one. */
export async function byToken(db: Reader, site: string, token: string): Promise<AppointmentRow> {
  const row = await db.selectFrom("appointment").selectAll().where("token", "=", hashOf(token)).executeTakeFirst();
  if (row?.site !== site) throw refuse("gone", "appointment-gone");
  return row;
}

/** The agent has these steps of time for it, and no other. Refused `conflict` when he has another then. */
export async function takeSteps(
  tx: Tx,
  { id, agent, start, minutes }: Pick<AppointmentRow, "id" | "agent" | "start" | "minutes">,
): Promise<void> {
  await freeSteps(tx, id);
  if (agent === null) return;
  const count = (minutes * 60_000) / step;
  const steps = Array.from({ length: count }, (_, index) => ({ agent, at: start + index * step, appointment: id }));
  const taken = await tx.db
    .insertInto("appointment_step")
    .values(steps)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows !== BigInt(count)) throw refuse("conflict", "appointment-taken");
}

export async function freeSteps(tx: Tx, id: AppointmentId): Promise<void> {
  await tx.db.deleteFrom("appointment_step").where("appointment", "=", id).execute();
}

const staffRows = (db: Reader) =>
  db
    .selectFrom("appointment")
    .innerJoin("site", "site.id", "appointment.site")
    .innerJoin("queue", "queue.id", "appointment.queue")
    .leftJoin("account", "account.id", "appointment.agent")
    .selectAll("appointment")
    .select(["site.name as site_name", "queue.name as queue_name", "account.name as agent_name", "account.role"]);

export async function listed(
  db: Reader,
  { from, to, whose }: { from: number; to: number; whose: "own" | "team" | "all" },
  agent: Account,
): Promise<Appointment[]> {
  let rows = staffRows(db).where("appointment.start", ">=", from).where("appointment.start", "<", to);
  if (whose === "own") rows = rows.where("appointment.agent", "=", agent.id);
  if (whose === "team") {
    const own = await db.selectFrom("account").select("team").where("id", "=", agent.id).executeTakeFirst();
    rows = own?.team ? rows.where("account.team", "=", own.team) : rows.where("appointment.agent", "=", agent.id);
  }
  return viewsOf(rows, 500);
}

/** Those of his own that their visitors have changed since he looked. */
export const newsOf = (db: Reader, agent: Account): Promise<Appointment[]> =>
  viewsOf(staffRows(db).where("appointment.agent", "=", agent.id).where("appointment.news", "=", 1), 50);

async function viewsOf(rows: ReturnType<typeof staffRows>, most: number): Promise<Appointment[]> {
  const found = await rows.orderBy("appointment.start").orderBy("appointment.id").limit(most).execute();
  return found.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    site: row.site_name,
    queue: { id: row.queue, name: row.queue_name },
    group: row.grp,
    agent: row.agent === null ? null : { id: row.agent, name: row.agent_name ?? "", role: row.role ?? "agent" },
    start: row.start,
    minutes: row.minutes,
    zone: row.zone,
    note: row.note,
    state: row.state,
    missedBy: row.missed_by,
    conversation: row.conversation,
    began: row.began,
    sequence: row.sequence,
    news: row.news === 1,
  }));
}

/** What is not over of these visitors (one and the same), the next one first. */
export function liveOf(db: Reader, visitors: readonly VisitorId[]): Promise<AppointmentRow[]> {
  return db
    .selectFrom("appointment")
    .selectAll()
    .where("visitor", "in", visitors)
    .where("state", "in", ["booked", "moved", "running"])
    .orderBy("start")
    .limit(20)
    .execute();
}

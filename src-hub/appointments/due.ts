import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import { conversationRow } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import { liveWait } from "../queues/waits.ts";
import { hot } from "../store/hot.ts";
import type { Tx } from "../store/transact.ts";
import { changeWait } from "../supervision/waits.ts";
import { type AppointmentRow, freeSteps } from "./rows.ts";
import { tellDesks, tellIn, writeTo } from "./tell.ts";
import { dueAt, isHouseLate, isVisitorLate, keptUntil, remindersBy } from "./times.ts";

type Ports = Pick<HubParts, "store" | "mail">;

const readDue = hot<{ id: AppointmentId }>(
  "select id from appointment where due_at is not null and due_at <= ? order by due_at limit 50",
);

/** Reminds, gives up waiting for who does not come, and sees what became of those that began. */
export async function sweepAppointments(hub: Ports, now: number): Promise<void> {
  const due = await readDue(hub.store.read, [now]);
  for (const { id } of due) await hub.store.transact((tx) => look(tx, hub, id));
}

async function look(tx: Tx, hub: Ports, id: AppointmentId): Promise<void> {
  const row = await tx.db.selectFrom("appointment").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || row.due_at === null || row.due_at > tx.now) return;
  if (row.state === "running") return running(tx, hub, row);
  if (isVisitorLate(row, tx.now)) return missed(tx, hub, row, "visitor");
  const reminded = remindersBy(row.start, tx.now);
  await write(tx, row, { reminded });
  if (reminded === row.reminded || tx.now >= row.start) return;
  await writeTo(tx, hub.mail, row, reminded === 1 ? "day" : "soon", true);
  tellDesks(tx);
}

async function running(tx: Tx, hub: Ports, row: AppointmentRow): Promise<void> {
  const began = row.began === null ? undefined : await conversationRow(tx.db, row.began);
  const isOver = !began || began.state === "wrap-up" || began.state === "closed";
  if (row.met !== null) {
    if (!isOver) return write(tx, row, {});
    await write(tx, row, { state: "kept" });
    await freeSteps(tx, row.id);
    return tellDesks(tx);
  }
  // He has left before anybody had him: his link still works.
  if (isOver) {
    await write(tx, row, { state: row.sequence > 0 ? "moved" : "booked", began: null, began_at: null });
    return tellDesks(tx);
  }
  const wait = await liveWait(tx.db, began.id);
  if (wait?.only_agent === row.agent && row.agent !== null && tx.now >= keptUntil(row.start, row.began_at ?? 0))
    await changeWait(tx, wait.id, { only_agent: null, kept_agent: row.agent, kept_until: tx.now + 60_000 });
  if (isHouseLate(row, tx.now)) return missed(tx, hub, row, "house");
  await write(tx, row, {});
}

async function missed(tx: Tx, hub: Ports, row: AppointmentRow, by: "visitor" | "house"): Promise<void> {
  await write(tx, row, { state: "missed", missed_by: by });
  await freeSteps(tx, row.id);
  await tellIn(tx, by === "house" ? row.began : row.conversation, row, "missed");
  await writeTo(tx, hub.mail, row, "missed", true);
  tellDesks(tx);
}

type Changes = Partial<Pick<AppointmentRow, "state" | "missed_by" | "began" | "began_at" | "reminded">>;

async function write(tx: Tx, row: AppointmentRow, to: Changes): Promise<void> {
  const due_at = dueAt({ ...row, ...to }, tx.now);
  await tx.db
    .updateTable("appointment")
    .set({ ...to, due_at })
    .where("id", "=", row.id)
    .execute();
}

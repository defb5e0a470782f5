import type { Appointment } from "../../src-shared/appointments/model.ts";
import type { AppointmentTold } from "../../src-shared/appointments/events.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { FaultError } from "../../src-shared/rpc/fault.ts";
import type * as z from "zod/mini";
import { addresses } from "../bus.ts";
import { conversationRow } from "../conversations/rows.ts";
import type { Mail } from "../mail/mail.ts";
import type { AppointmentLetter } from "../mail/values.ts";
import { appendPublic } from "../store/append.ts";
import type { Reader, Tx } from "../store/transact.ts";
import type { AppointmentRow } from "./rows.ts";

type Told = z.infer<typeof AppointmentTold>;

/** Every desk that shows appointments reads them again. */
export function tellDesks(tx: Tx): void {
  tx.tell(addresses.desks, { event: { type: "appointments.changed", at: tx.now }, topic: "appointments" });
}

/** A line in a conversation that is still going on; in one that is over nobody would read it. */
export async function tellIn(
  tx: Tx,
  conversation: ConversationId | null,
  row: Pick<AppointmentRow, "start" | "minutes" | "agent">,
  what: Told["what"],
  more: Partial<Pick<Told, "instead" | "keptUntil" | "byVisitor">> = {},
): Promise<void> {
  const open = conversation === null ? undefined : await conversationRow(tx.db, conversation);
  if (!open || open.state === "wrap-up" || open.state === "closed") return;
  const { start, minutes } = row;
  const agent = await nameOf(tx.db, row.agent);
  await appendPublic(tx, open.id, {
    type: "appointment.told",
    what,
    start,
    minutes,
    agent,
    instead: null,
    keptUntil: null,
    byVisitor: false,
    ...more,
  });
}

async function nameOf(db: Reader, agent: NonNullable<Appointment["agent"]>["id"] | null) {
  if (agent === null) return null;
  const row = await db.selectFrom("account").select("name").where("id", "=", agent).executeTakeFirst();
  return row ? { name: row.name } : null;
}

/**
 * Writes a letter about it, where letters are sent and he gave an address. `byItself`: nobody is there to be told that an
 * address has had its share for today; without a letter the rest goes on.
 */
export async function writeTo(
  tx: Tx,
  mail: Mail,
  { id, email, sequence }: AppointmentRow,
  about: AppointmentLetter["about"],
  byItself = false,
): Promise<void> {
  if (!mail.isOn || email === "") return;
  try {
    await mail.queue(tx, "appointment", email, { appointment: id, about, sequence });
  } catch (error) {
    if (!byItself || !(error instanceof FaultError)) throw error;
  }
}

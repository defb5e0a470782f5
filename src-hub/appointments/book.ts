import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { AppointmentId, AppointmentState } from "../../src-shared/appointments/model.ts";
import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { GroupId } from "../../src-shared/routing/ids.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { mailAddress } from "../mail/address.ts";
import type { HubParts } from "../ports.ts";
import type { Tx } from "../store/transact.ts";
import { remembered } from "./changes.ts";
import { sealedAbout } from "./link.ts";
import { type AppointmentRow, appointmentRow, freeSteps, hashOf, takeSteps } from "./rows.ts";
import { ableIn, hoursOf, isOpenFor } from "./starts.ts";
import { tellDesks, tellIn, writeTo } from "./tell.ts";
import { dueAt, remindersBy } from "./times.ts";

export type BookPorts = Pick<HubParts, "store" | "router" | "guides" | "mail" | "box">;

const farthest = 180 * 86_400_000;

interface Booked {
  readonly id: AppointmentId;
  readonly visitor: VisitorId;
  readonly site: string;
  readonly queue: QueueId;
  readonly group: GroupId | null;
  readonly agent: AccountId | null;
  readonly start: number;
  readonly minutes: number;
  readonly zone: string;
  readonly name: string;
  readonly email: string;
  readonly note: string;
  readonly conversation: ConversationId | null;
}

/** `by` null: the visitor himself. Refused as `appointment.book` says. */
export async function book(tx: Tx, hub: BookPorts, by: Account | null, asked: Booked): Promise<void> {
  const { id, visitor, site, queue, group, agent, start, minutes, zone, note, conversation, name } = asked;
  const known = await tx.db.selectFrom("appointment").select("id").where("id", "=", id).executeTakeFirst();
  if (known) throw refuse("conflict", "id-taken");
  const email = asked.email === "" ? "" : mailAddress(asked.email);
  if (email === undefined) throw refuse("invalid", "address-wrong");
  await mayBe(tx, hub, { queue, group, agent, start, minutes });
  const token = Buffer.from(hub.store.machine.randomBytes(24)).toString("base64url");
  const reminded = remindersBy(start, tx.now);
  const times = { state: "booked", start, minutes, reminded, began_at: null, met: null } as const;
  await tx.db
    .insertInto("appointment")
    .values({
      ...times,
      id,
      visitor,
      site,
      queue,
      agent,
      zone,
      note,
      conversation,
      name,
      email,
      grp: group,
      missed_by: null,
      began: null,
      token: hashOf(token),
      sealed: hub.box.seal(token, sealedAbout(id)),
      due_at: dueAt(times, tx.now),
      made_at: tx.now,
      made_by: by?.id ?? null,
    })
    .execute();
  const row = await appointmentRow(tx.db, id);
  await takeSteps(tx, row);
  await remembered(tx, by, "booked", null, row);
  await tellIn(tx, conversation, row, "booked", { byVisitor: by === null });
  await writeTo(tx, hub.mail, row, "booked");
  tellDesks(tx);
}

interface Moved {
  readonly id: AppointmentId;
  readonly sequence: number;
  readonly start?: number;
  readonly minutes?: number;
  /** Of whoever moves it, when it is its visitor. */
  readonly zone?: string;
  readonly agent: AccountId | null;
}

/** To another time, another length or another agent. `by` null: the visitor himself. */
export async function move(tx: Tx, hub: BookPorts, by: Account | null, asked: Moved): Promise<void> {
  const before = await seen(tx, asked);
  const { start = before.start, minutes = before.minutes, zone = before.zone, agent } = asked;
  const isLater = start !== before.start || minutes !== before.minutes;
  await mayBe(tx, hub, { queue: before.queue, group: before.grp, agent, start, minutes }, !isLater);
  const reminded = isLater ? remindersBy(start, tx.now) : before.reminded;
  const times = { ...before, state: "moved" as const, start, minutes, reminded };
  const row = await changed(tx, before, {
    state: "moved",
    start,
    minutes,
    agent,
    reminded,
    due_at: dueAt(times, tx.now),
    zone,
    news: newsOf(by, agent),
  });
  await takeSteps(tx, row);
  await remembered(tx, by, "moved", before, row);
  await tellIn(tx, row.conversation, row, "moved", { byVisitor: by === null });
  await writeTo(tx, hub.mail, row, "moved", by === null);
  tellDesks(tx);
}

/** `by` null: the visitor himself. */
export async function cancel(
  tx: Tx,
  hub: BookPorts,
  by: Account | null,
  asked: { id: AppointmentId; sequence: number },
) {
  const before = await seen(tx, asked);
  const row = await changed(tx, before, { state: "cancelled", due_at: null, news: newsOf(by, before.agent) });
  await freeSteps(tx, row.id);
  await remembered(tx, by, "cancelled", before, row);
  await tellIn(tx, row.conversation, row, "cancelled", { byVisitor: by === null });
  await writeTo(tx, hub.mail, row, "cancelled", by === null);
  tellDesks(tx);
}

/** What a colleague does is known to the house; what the visitor does its agent has to hear. */
const newsOf = (by: Account | null, agent: AccountId | null): number => (by === null && agent !== null ? 1 : 0);

const live: readonly AppointmentState[] = ["booked", "moved"];

async function seen(tx: Tx, { id, sequence }: { id: AppointmentId; sequence: number }): Promise<AppointmentRow> {
  const row = await appointmentRow(tx.db, id);
  if (row.sequence !== sequence) throw refuse("outdated", "appointment-changed");
  if (!live.includes(row.state)) throw refuse("conflict", "appointment-over");
  return row;
}

type Changes = Partial<
  Pick<AppointmentRow, "state" | "start" | "minutes" | "agent" | "reminded" | "due_at" | "news" | "zone">
>;

async function changed(tx: Tx, { id, sequence }: AppointmentRow, to: Changes): Promise<AppointmentRow> {
  const row = await tx.db
    .updateTable("appointment")
    .set({ ...to, sequence: sequence + 1 })
    .where("id", "=", id)
    .where("sequence", "=", sequence)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw refuse("outdated", "appointment-changed");
  return row;
}

interface When {
  readonly queue: QueueId;
  readonly group: GroupId | null;
  readonly agent: AccountId | null;
  readonly start: number;
  readonly minutes: number;
}

/** `isSame`: only its agent is another, and its time was right once. */
async function mayBe(tx: Tx, { guides, router }: BookPorts, when: When, isSame = false): Promise<void> {
  const { queue, group, agent, start, minutes } = when;
  const guide = await guides.in(tx);
  if (!isSame) {
    if (start < tx.now) throw refuse("conflict", "appointment-past");
    if (start > tx.now + farthest) throw refuse("conflict", "appointment-too-far");
    if (!isOpenFor(hoursOf(router.known, guide, queue), start, minutes)) throw refuse("conflict", "appointment-closed");
  }
  if (agent !== null && !ableIn(router.known, guide, { queue, group }).includes(agent))
    throw refuse("conflict", "appointment-agent");
}

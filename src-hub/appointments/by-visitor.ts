import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { samePerson } from "../history/same-person.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { visitorNow } from "../visitors/identify.ts";
import { type BookPorts, cancel, move } from "./book.ts";
import { type AppointmentRow, appointmentRow, byToken } from "./rows.ts";
import { ableIn, hoursOf, isFree, startsIn, takenIn } from "./starts.ts";

/** A visitor's is not sooner than this: somebody has to see it. */
export const soonest = 30 * 60_000;

export interface Which {
  readonly id?: AppointmentId | undefined;
  readonly token?: string | undefined;
}

/** One of his own, or the one whose link he has; any other is answered as a missing one. */
export async function whichOf(db: Reader, visitor: Visitor, { id, token }: Which): Promise<AppointmentRow> {
  if (token !== undefined) return byToken(db, visitor.site.id, token);
  if (id === undefined) throw refuse("invalid", "appointment-gone");
  // His others are read first: another's costs as much as none.
  const ids = await samePerson(db, await visitorNow(db, visitor.id));
  const row = await appointmentRow(db, id);
  if (!ids.includes(row.visitor)) throw refuse("gone", "appointment-gone");
  return row;
}

/** From its start on it is no more his to change: somebody is there for him. */
function mustBeToCome({ state, start }: AppointmentRow, now: number): void {
  if (state !== "booked" && state !== "moved") throw refuse("conflict", "appointment-over");
  if (now >= start) throw refuse("conflict", "appointment-begun");
}

type Ports = Pick<BookPorts, "router" | "guides">;

/** Who could have it elsewhere: its agent, and any other only if he cannot have one any more. */
function agentsFor({ router, guides }: Ports, { queue, grp, agent }: AppointmentRow): readonly AccountId[] {
  const able = ableIn(router.known, guides.now(), { queue, group: grp });
  return agent !== null && able.includes(agent) ? [agent] : able;
}

/** When it could be instead, within a week of `from`. */
export async function placesFor(db: Reader, hub: Ports, row: AppointmentRow, from: number): Promise<number[]> {
  const { id, queue, minutes, agent } = row;
  const anybody = agent === null;
  const taken = anybody ? new Map() : await takenIn(db, agentsFor(hub, row), from, id);
  const hours = hoursOf(hub.router.known, hub.guides.now(), queue);
  return startsIn({ hours, taken, anybody, from, minutes }).filter((start) => start !== row.start);
}

export interface Shift extends Which {
  readonly sequence: number;
  readonly start: number;
  readonly zone: string;
}

/** Its visitor moves it, to the same agent if he has time then. */
export async function shift(tx: Tx, hub: BookPorts, visitor: Visitor, asked: Shift): Promise<void> {
  const row = await whichOf(tx.db, visitor, asked);
  mustBeToCome(row, tx.now);
  const { start, sequence, zone } = asked;
  if (start < tx.now + soonest) throw refuse("conflict", "appointment-past");
  const agents = agentsFor(hub, row);
  const taken = await takenIn(tx.db, agents, start, row.id);
  const free = agents.find((id) => isFree(taken.get(id), start, row.minutes));
  if (row.agent !== null && free === undefined) throw refuse("conflict", "appointment-taken");
  const agent = row.agent === null ? null : free!;
  await move(tx, hub, null, { id: row.id, sequence, start, zone, agent });
}

/** Its visitor cancels it, as it is now. */
export async function giveUp(tx: Tx, hub: BookPorts, visitor: Visitor, asked: Which): Promise<void> {
  const row = await whichOf(tx.db, visitor, asked);
  mustBeToCome(row, tx.now);
  await cancel(tx, hub, null, row);
}

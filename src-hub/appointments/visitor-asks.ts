import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { appointmentVisitorAsks } from "../../src-shared/appointments/visitor-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { FaultError, refuse } from "../../src-shared/rpc/fault.ts";
import { newestOf } from "../conversations/rows.ts";
import { samePerson } from "../history/same-person.ts";
import type { HubParts } from "../ports.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Change } from "../store/answered.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { visitorNow } from "../visitors/identify.ts";
import { type BookPorts, book } from "./book.ts";
import { giveUp, placesFor, shift, soonest, whichOf } from "./by-visitor.ts";
import { calendarPorts } from "./entry.ts";
import { join, type JoinPorts } from "./join.ts";
import { linkOf } from "./link.ts";
import { ownOf } from "./own.ts";
import { byToken, liveOf } from "./rows.ts";
import { ableIn, hoursOf, isFree, startsIn, takenIn } from "./starts.ts";

/** So many may one visitor have at a time. */
const most = 3;
type Ports = BookPorts & JoinPorts & Pick<HubParts, "publicUrl" | "settings">;

/** What a visitor does with his own appointments, and with one whose link he has. */
export function appointmentVisitorHandlers(
  visitor: Visitor,
  change: Change,
  hub: Ports,
): HandlersOf<typeof appointmentVisitorAsks> {
  const { store, router, guides, mail, fronts } = hub;
  const ports = calendarPorts(hub);
  const own = async (db: Reader) => liveOf(db, await samePerson(db, await visitorNow(db, visitor.id)));

  function mustBeOffered(): void {
    if (fronts.now(visitor.site.id)?.body.appointments === "off") throw refuse("conflict", "appointments-off");
  }

  /** Where he would go: to the queue and the group that had him, else to the site's. */
  async function where(db: Reader) {
    const before = await newestOf(db, await visitorNow(db, visitor.id));
    const queue = before?.queue ?? guides.now().sites.get(visitor.site.id)?.queue ?? visitor.site.queue;
    return { queue, group: before?.grp ?? null, before };
  }

  /** The one who had him last if he has time then, else who has fewest. */
  async function agentFor(tx: Tx, able: readonly AccountId[], last: AccountId | null, start: number, minutes: number) {
    const taken = await takenIn(tx.db, able, start);
    const free = able.filter((id) => isFree(taken.get(id), start, minutes));
    if (last !== null && free.includes(last)) return last;
    return free.toSorted((one, other) => taken.get(one)!.size - taken.get(other)!.size)[0];
  }

  return {
    "appointment.offered": ({ from, minutes, ...which }) =>
      store.snapshot(async (db) => {
        const now = store.machine.now();
        const begins = Math.min(Math.max(from, now + soonest), now + 90 * 86_400_000);
        if (which.id !== undefined || which.token !== undefined) {
          const row = await whichOf(db, visitor, which);
          return { starts: await placesFor(db, hub, row, begins), mail: mail.isOn };
        }
        mustBeOffered();
        const place = await where(db);
        const starts = startsIn({
          hours: hoursOf(router.known, guides.now(), place.queue),
          taken: await takenIn(db, ableIn(router.known, guides.now(), place), begins),
          anybody: false,
          from: begins,
          minutes,
        });
        return { starts, mail: mail.isOn };
      }),

    "appointment.choose": (input, call) =>
      change(call, input, async (tx) => {
        mustBeOffered();
        if ((await own(tx.db)).length >= most) throw refuse("too-fast", "appointments-too-many");
        if (input.start < tx.now + soonest) throw refuse("conflict", "appointment-past");
        const { queue, group, before } = await where(tx.db);
        const able = ableIn(router.known, await guides.in(tx), { queue, group });
        const agent = await agentFor(tx, able, before?.agent ?? null, input.start, input.minutes);
        if (agent === undefined) throw refuse("conflict", "appointment-taken");
        const conversation = before?.id ?? null;
        const his = await visitorNow(tx.db, visitor.id);
        const name = input.name || before?.visitor_name || "";
        await book(tx, hub, null, {
          ...input,
          name,
          queue,
          group,
          agent,
          conversation,
          visitor: his,
          site: visitor.site.id,
          note: "",
        });
        return {};
      }),

    "appointment.mine": () =>
      store.snapshot(async (db) => {
        const rows = (await own(db)).filter(({ site }) => site === visitor.site.id);
        const appointments = [];
        for (const row of rows)
          appointments.push({
            ...(await ownOf(db, ports, row)),
            link: await linkOf(db, ports, row),
          });
        return { appointments, now: store.machine.now() };
      }),

    "appointment.shift": (input, call) =>
      change(call, input, async (tx) => {
        await shift(tx, hub, visitor, input);
        return {};
      }),

    "appointment.giveUp": (input, call) =>
      change(call, input, async (tx) => {
        await giveUp(tx, hub, visitor, input);
        return {};
      }),

    "appointment.look": ({ token }) =>
      store.snapshot(async (db) => ({
        appointment: await ownOf(db, ports, await byToken(db, visitor.site.id, token)),
        now: store.machine.now(),
      })),

    "appointment.join": async (input, call) => {
      const fault = await change(call, input, (tx) => join(tx, hub, visitor, input));
      if (fault) throw new FaultError(fault);
      return {};
    },
  };
}

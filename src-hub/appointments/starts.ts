import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import { type AppointmentId, step } from "../../src-shared/appointments/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { Hours } from "../../src-shared/routing/hours.ts";
import type { GroupId } from "../../src-shared/routing/ids.ts";
import { isOpen, nextChange } from "../../src-shared/routing/opening.ts";
import type { HubParts } from "../ports.ts";
import type { Guide } from "../routing/guide.ts";
import { demandOf, fitOf } from "../routing/fit.ts";
import type { Reader } from "../store/transact.ts";

const week = 7 * 86_400_000;
const minute = 60_000;
/** Starts that are offered are so far apart. */
const apart = 30 * minute;

/** Whether the queue is open all that time. Without hours it is open always. */
export function isOpenFor(hours: Hours | undefined, start: number, minutes: number): boolean {
  if (!hours) return true;
  return isOpen(hours, start) && (nextChange(hours, start) ?? Infinity) >= start + minutes * minute;
}

export interface Asked {
  readonly hours: Hours | undefined;
  /** For each agent who could have it: the steps at which he is taken. */
  readonly taken: ReadonlyMap<AccountId, ReadonlySet<number>>;
  /** Anybody may have it, so it needs nobody who is free. */
  readonly anybody: boolean;
  readonly from: number;
  readonly minutes: number;
}

/** Whether an agent who is taken at these steps has that time. */
export function isFree(taken: ReadonlySet<number> | undefined, start: number, minutes: number): boolean {
  if (!taken) return false;
  for (let at = start; at < start + minutes * minute; at += step) if (taken.has(at)) return false;
  return true;
}

/** The starts within a week of `from` at which the queue is open and one of them is free, in order. */
export function startsIn({ hours, taken, anybody, from, minutes }: Asked): number[] {
  const starts: number[] = [];
  const first = Math.ceil(from / apart) * apart;
  for (let start = first; start < first + week; start += apart) {
    const isPossible = anybody || [...taken.values()].some((his) => isFree(his, start, minutes));
    if (isPossible && isOpenFor(hours, start, minutes)) starts.push(start);
  }
  return starts;
}

type Known = Pick<HubParts, "router">["router"]["known"];
interface Where {
  readonly queue: QueueId;
  readonly group: GroupId | null;
}

/** Who could ever have one of this queue, in the order of their names. */
export function ableIn(known: Known, guide: Guide, { queue, group }: Where): Account["id"][] {
  const input = known.queues.get(queue);
  if (!input) return [];
  const channel = guide.withoutVideo.has(queue) ? "chat" : "video";
  const fitting = (grp: GroupId | null) =>
    [...known.agents.values()].filter(
      (agent) =>
        agent.capacity[channel] > 0 &&
        typeof fitOf(agent, demandOf(input, [], grp), Number.MAX_SAFE_INTEGER) === "object",
    );
  const inGroup = fitting(group);
  const found = inGroup.length > 0 ? inGroup : fitting(null);
  return found.toSorted((one, other) => one.name.localeCompare(other.name)).map(({ id }) => id);
}

/** The steps at which these agents are taken, from `from` until a week and a bit after it; by any but `but`. */
export async function takenIn(
  db: Reader,
  agents: readonly AccountId[],
  from: number,
  but?: AppointmentId,
): Promise<Map<AccountId, Set<number>>> {
  const taken = new Map<AccountId, Set<number>>();
  for (const agent of agents) {
    let query = db
      .selectFrom("appointment_step")
      .select("at")
      .where("agent", "=", agent)
      .where("at", ">=", from)
      .where("at", "<", from + week + 3 * 3_600_000);
    if (but !== undefined) query = query.where("appointment", "!=", but);
    taken.set(agent, new Set((await query.execute()).map(({ at }) => at)));
  }
  return taken;
}

export function hoursOf(known: Known, guide: Guide, queue: QueueId): Hours | undefined {
  const id = known.queues.get(queue)?.settings.hours ?? null;
  return id === null ? undefined : guide.hours.get(id);
}

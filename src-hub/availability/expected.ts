import type { QueueId } from "../../src-shared/queues/model.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import { addresses } from "../bus.ts";
import type { Reader } from "../store/transact.ts";
import type { Store } from "../store/open.ts";
import type { RoutingInput, WaitInput } from "../routing/inputs.ts";

/** What was taken longer ago than this says nothing of now. */
const window = 30 * 60_000;
/** Fewer than so many taken are no basis for a number. */
const least = 5;
/** Said in steps of half a minute: a number that trembles is not believed. */
const step = 30;

/** How often somebody of a queue is taken, from what the matcher hears. */
export interface Pace {
  hear(input: RoutingInput, at: number): void;
  /**
   * How long somebody waits with so many before him, seconds; null without a basis. The time from one to the next is what
   * the last half hour shows: (time since the first of those that were taken) ÷ (how many were). He waits for one more
   * than there are before him. Nothing is said when fewer than five were taken, when nobody is at work (`isStaffed`, asked last), and
   * when nobody was taken for longer than three such times: then the pace of before no longer holds.
   */
  expected(queue: QueueId, ahead: number, isStaffed: () => boolean, now: number): number | null;
}

/** `before`: when somebody was taken from a queue until now, in the order of time. */
export function paceOf(before: ReadonlyArray<{ readonly queue: QueueId; readonly at: number }> = []): Pace {
  const queueOf = new Map<WaitId, QueueId>();
  const taken = new Map<QueueId, number[]>();
  for (const { queue, at } of before) taken.set(queue, [...(taken.get(queue) ?? []), at]);

  function recent(queue: QueueId, now: number): number[] {
    const all = taken.get(queue) ?? [];
    while (all.length > 0 && all[0]! < now - window) all.shift();
    return all;
  }

  /** Only who has nobody: a conversation that is handed on is not taken from the queue. */
  function waits({ id, queue, kind }: WaitInput): void {
    if (kind === "new" || kind === "again") queueOf.set(id, queue);
  }

  return {
    hear(input, at) {
      if (input.kind === "wait") waits(input.wait);
      else if (input.kind === "snapshot") {
        queueOf.clear();
        for (const wait of input.waits) waits(wait);
      } else if (input.kind === "wait-gone") {
        const queue = queueOf.get(input.wait);
        queueOf.delete(input.wait);
        if (queue === undefined || input.how !== "taken") return;
        taken.set(queue, [...recent(queue, at), at]);
      }
    },
    expected(queue, ahead, isStaffed, now) {
      const times = recent(queue, now);
      if (times.length < least) return null;
      const between = (now - times[0]!) / times.length;
      if (now - times.at(-1)! > 3 * between + step * 1000 || !isStaffed()) return null;
      const seconds = ((ahead + 1) * between) / 1000;
      return Math.max(step, Math.ceil(seconds / step) * step);
    },
  };
}

/** Hears the matcher's inputs from now on; knows of the half hour before from the rows. */
export async function hearPace({ read, bus, machine }: Store): Promise<Pace & { readonly stop: Stop }> {
  const pace = paceOf(await takenLately(read, machine.now()));
  const stop = bus.subscribe(addresses.matcher, (news) => {
    if ("routing" in news) pace.hear(news.routing.input, news.routing.at);
  });
  return { ...pace, stop };
}

async function takenLately(db: Reader, now: number): Promise<Array<{ queue: QueueId; at: number }>> {
  const rows = await db
    .selectFrom("wait")
    .select(["queue", "ended_at as at"])
    // Found by the day's index; who has waited for longer than a shift is no measure.
    .where("entered_at", ">", now - 8 * 3_600_000)
    .where("ended_at", ">", now - window)
    .where("state", "=", "taken")
    .where("kind", "in", ["new", "again"])
    .orderBy("ended_at")
    .execute();
  return rows.map(({ queue, at }) => ({ queue, at: at! }));
}

import type { Stop } from "../src-shared/rpc/pipe.ts";
import { addresses } from "./bus.ts";
import type { HubParts } from "./ports.ts";
import { withdrawOffersOf, expireOffer } from "./queues/offers.ts";
import { match } from "./queues/match.ts";
import { setHere } from "./presence/rows.ts";
import { forgetAnswers } from "./store/answered.ts";
import { closeOrphans, reconcileCalls } from "./video/reconcile.ts";
import { expireInvites } from "./video/expire.ts";
import { steadily } from "./steadily.ts";

const every = 250;
const fullPassEvery = 1_000;
const reconcileEvery = 30_000;
const forgetEvery = 3_600_000;

/**
 * What the hub does by itself. Time limits are columns that are swept, never only timers in memory, so a restart delays
 * but loses nothing; wake-ups only make it sooner.
 */
export function startSweeps(hub: HubParts): { roomChanged(room: string): void; stop(): Promise<void> } {
  const { store, rooms, settings, log } = hub;
  const { machine, transact, read, bus } = store;
  const stops: Stop[] = [];
  const failed = (doing: string) => (error: unknown) => log.defect(error, doing);
  // The media server may be away: that is told, and tried again at the next turn.
  const unreached = (doing: string) => (error: unknown) =>
    log.warn("the media server did not answer", { doing, error: String(error) });

  const matching = steadily(() => transact((tx) => match(tx, machine, settings)), failed("match"));
  const dueNow = steadily(sweepDue, failed("sweep"));
  const ports = { read, transact, rooms };
  const reconciling = steadily(() => reconcileCalls(ports), unreached("reconcile"));
  const closing = steadily(() => closeOrphans(ports), unreached("close rooms"));
  const forgetting = steadily(() => transact((tx) => forgetAnswers(tx)), failed("forget"));
  const all = [matching, dueNow, reconciling, closing, forgetting];

  async function sweepDue(): Promise<void> {
    const now = machine.now();
    const offers = await read
      .selectFrom("offer")
      .select("id")
      .where("state", "=", "pending")
      .where("expires_at", "<=", now)
      .execute();
    for (const { id } of offers) await transact((tx) => expireOffer(tx, id));
    await expireInvites(read, transact, now);
    for (const account of hub.leases.lost())
      await transact(async (tx) => {
        if (await setHere(tx, account, 0)) await withdrawOffersOf(tx, account);
      });
  }

  function repeat(ms: number, work: () => void): void {
    let stop: Stop = () => {};
    const turn = () => {
      stop = machine.after(ms, turn);
      work();
    };
    stop = machine.after(ms, turn);
    stops.push(() => stop());
  }

  stops.push(bus.subscribe(addresses.matcher, () => matching.wake()));
  stops.push(bus.subscribe(addresses.rooms, () => closing.wake()));
  repeat(every, () => dueNow.wake());
  repeat(fullPassEvery, () => matching.wake());
  repeat(reconcileEvery, () => {
    reconciling.wake();
    closing.wake();
  });
  repeat(forgetEvery, () => forgetting.wake());
  matching.wake();

  const changed = new Set<Promise<void>>();
  return {
    roomChanged(room) {
      const looked = reconcileCalls(ports, room)
        .catch(unreached("webhook"))
        .finally(() => changed.delete(looked));
      changed.add(looked);
    },
    async stop() {
      for (const stop of stops.splice(0)) stop();
      await Promise.all([...changed, ...all.map((one) => one.settled())]);
    },
  };
}

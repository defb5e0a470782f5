import { faultOf } from "../src-shared/rpc/fault.ts";
import type { Stop } from "../src-shared/rpc/pipe.ts";
import { forgetExpired } from "./accounts/rows.ts";
import { lapseApprovals } from "./administration/accounts/approvals.ts";
import { sweepAppointments } from "./appointments/due.ts";
import { addresses } from "./bus.ts";
import { erase } from "./erasure/erase.ts";
import type { HubParts } from "./ports.ts";
import { forgetCodes } from "./history/transcript/addresses.ts";
import { forgetChanges } from "./history/reindex.ts";
import { forgetMail } from "./mail/sending.ts";
import { loseSilentDesks } from "./presence/desks.ts";
import { endGraces } from "./presence/grace.ts";
import { expireOffers } from "./queues/offers.ts";
import { escalateDue } from "./routing/escalate.ts";
import { expireRequests } from "./requests/requests.ts";
import { forgetRouting } from "./routing/forget.ts";
import { forgetAnswers } from "./store/answered.ts";
import { lapseSurveys } from "./surveys/answer.ts";
import { sweepTransfers } from "./transfers/due.ts";
import { closeOrphans } from "./video/orphans.ts";
import { callReconciler } from "./video/reconcile.ts";
import { inviteWanted } from "./video/wanted.ts";
import { expireInvites } from "./video/expire.ts";
import { closeOldTests, forgetTests } from "./video-test/rows.ts";
import { forgetTokens } from "./visitors/who-comes.ts";
import { forgetDelivered } from "./webhooks/outbox.ts";
import { closeDueWrapUps } from "./wrap-up/close.ts";
import { steadily } from "./steadily.ts";

const every = 250;
const fullPassEvery = 1_000;
const expectEvery = 10_000;
const reconcileEvery = 30_000;
const newDayEvery = 60_000;
const forgetEvery = 3_600_000;

/**
 * What the hub does by itself. Time limits are columns that are swept, never only timers in memory, so a restart delays
 * but loses nothing; wake-ups only make it sooner.
 */
export function startSweeps(hub: HubParts): { roomChanged(room: string): void; stop(): Promise<void> } {
  const { store, rooms, router, log } = hub;
  const { machine, transact, read, bus } = store;
  const stops: Stop[] = [];
  const failed = (doing: string) => (error: unknown) => log.defect(error, doing);
  // The media server may be away: that is told, and tried again at the next turn.
  const unreached = (doing: string) => (error: unknown) => {
    const { code, reason } = faultOf(error);
    if (code === "unavailable") log.warn("the media server did not answer", { doing, reason });
    else log.defect(error, doing);
  };

  const dueNow = steadily(sweepDue, failed("sweep"));
  const calls = callReconciler({ read, transact, machine, rooms, legQuality: hub.legQuality }, unreached("reconcile"));
  const closing = steadily(() => closeOrphans({ rooms, read }), unreached("close rooms"));
  const forgetting = steadily(async () => {
    await transact((tx) => forgetAnswers(tx));
    await transact((tx) => forgetDelivered(tx));
    await transact((tx) => forgetExpired(tx));
    await transact((tx) => forgetTests(tx));
    await transact((tx) => forgetMail(tx));
    await transact((tx) => forgetCodes(tx));
    await transact((tx) => forgetChanges(tx));
    await transact((tx) => forgetTokens(tx));
    await forgetRouting(transact);
  }, failed("forget"));
  const agreed = steadily(() => sweepAppointments(hub, machine.now()), failed("appointments"));
  const days = steadily(() => router.newDay(), failed("new day"));
  const erasing = steadily(() => erase(hub), failed("erase"));
  const all = [erasing, agreed, days, dueNow, calls, closing, forgetting];

  async function sweepDue(): Promise<void> {
    const now = machine.now();
    await expireOffers(read, transact, now);
    await closeDueWrapUps(read, transact, now);
    await sweepTransfers(store);
    await inviteWanted(hub);
    await expireInvites(read, transact, now);
    await closeOldTests(read, transact, now);
    await expireRequests(read, transact, now);
    await loseSilentDesks(hub);
    await endGraces(hub, now);
    await lapseApprovals(store, now);
    await escalateDue(hub, now);
    await lapseSurveys(store);
    // A ring may have widened, a delay or an exclusion ended.
    if (router.known.waits.size > 0) router.wake();
  }

  function lookAtRooms(): void {
    calls.lookAtAll();
    closing.wake();
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

  stops.push(bus.subscribe(addresses.rooms, () => closing.wake()));
  stops.push(bus.subscribe(addresses.looks, (news) => "room" in news && calls.lookAt(news.room)));
  repeat(every, () => dueNow.wake());
  // How long somebody will wait changes with time alone.
  repeat(expectEvery, () => {
    if (router.known.waits.size > 0) bus.publish(addresses.places, { wake: true });
  });
  repeat(fullPassEvery, () => router.wake());
  repeat(fullPassEvery, () => agreed.wake());
  // What could not be finished, because somebody still read what was before.
  repeat(expectEvery, () => erasing.wake());
  erasing.wake();
  stops.push(bus.subscribe(addresses.erasures, () => erasing.wake()));
  repeat(reconcileEvery, lookAtRooms);
  repeat(newDayEvery, () => days.wake());
  repeat(forgetEvery, () => forgetting.wake());
  lookAtRooms();

  return {
    roomChanged: (room) => calls.lookAt(room),
    async stop() {
      for (const stop of stops.splice(0)) stop();
      await Promise.all(all.map((one) => one.settled()));
    },
  };
}

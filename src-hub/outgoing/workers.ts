import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { botTurns } from "../bots/remote.ts";
import { addresses } from "../bus.ts";
import { handing } from "../connectors/handing.ts";
import type { HubParts } from "../ports.ts";
import { deliveries } from "../webhooks/deliver.ts";

/** One of those who send: woken whenever something may be due. */
interface Worker {
  wake(): void;
  stop(): Promise<void>;
}

/** What is due by time alone is looked for so often, milliseconds. */
const every = 1_000;

/** Everybody who sends something out of the house, from rows that were written in the transaction in which it happened. */
export function startWorkers(hub: HubParts): { stop(): Promise<void> } {
  const { bus, machine } = hub.store;
  const workers: readonly Worker[] = [deliveries(hub), botTurns(hub), handing(hub)];
  const wake = (): void => workers.forEach((worker) => worker.wake());
  let stopTimer: Stop = () => {};
  function turn(): void {
    stopTimer = machine.after(every, turn);
    wake();
  }
  turn();
  const stopHearing = bus.subscribe(addresses.outside, wake);
  return {
    async stop() {
      stopHearing();
      stopTimer();
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

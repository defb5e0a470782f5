import type { QueueFigures } from "../../src-shared/queues/model.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { addresses } from "../bus.ts";
import type { Router } from "../routing/router.ts";
import { seldom } from "../seldom.ts";
import type { Store } from "../store/open.ts";

/** What every desk's top bar shows, from what the matcher knows. */
export interface Figures {
  now(): QueueFigures[];
  readonly stop: Stop;
}

/** With many queues figures are told more seldom, at least once a second: so much for each queue, milliseconds. */
const msPerQueue = 20;
const longestPause = 1_000;

/** Tells every desk the figures of the queues when they changed: at once, then with pauses. */
export function queueFigures({ board, known }: Router, { machine, bus }: Store): Figures {
  let last = "";

  const now = (): QueueFigures[] =>
    board.figures(machine.now()).map(({ queue, waiting, longestSince }) => ({
      queue: { id: queue, name: known.queues.get(queue)?.name ?? "" },
      waiting,
      longestSince,
    }));

  function tell(): void {
    const queues = now();
    const written = JSON.stringify(queues);
    if (written === last) return;
    last = written;
    bus.publish(addresses.desks, { event: { type: "queues.changed", queues }, topic: "queues" });
  }

  const pause = (): number => (known.queues.size <= 2 ? 0 : Math.min(longestPause, known.queues.size * msPerQueue));
  const telling = seldom(machine, pause, tell);
  const stopHearing = bus.subscribe(addresses.places, telling.ask);
  return {
    now,
    stop() {
      stopHearing();
      telling.stop();
    },
  };
}

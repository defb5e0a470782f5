import type { Road } from "./candidates.ts";
import { bad, type Check, type Finding, good, skipped } from "./check.ts";
import { receivingFigures, roadOf } from "./figures.ts";
import { ownTone } from "./own-sources.ts";
import { until } from "./waiting.ts";

/** A busy computer takes its time; a firewall would be blamed for it. */
const soundWithin = 10_000;
/** A tenth of a second of sound. */
const packetsWanted = 5;

/** Which roads carried media there and back, in this test. */
export type Carried = Set<Road>;

/** Whether media gets to the media server by UDP, and back: the best road (features 000-60, 000-69). */
export const checkUdp =
  (carried: Carried): Check =>
  (checking) =>
    tryRoad("udp", checking, carried);

/** The second road. It counts when the first is blocked; else it is good to know. */
export const checkTcp =
  (carried: Carried): Check =>
  async (checking) => {
    const { offered } = checking.loops;
    if (offered.size > 0 && !offered.has("tcp")) return skipped("tcp.none");
    const found = await tryRoad("tcp", checking, carried);
    return found.result !== "good" && carried.has("udp") ? skipped("tcp.spare", found.values) : found;
  };

/** The last road: a relay, over TLS where it must look like any other page. */
export const checkTurn =
  (carried: Carried): Check =>
  async (checking) => {
    if (!checking.loops.offered.has("relay")) return skipped("turn.none");
    const found = await tryRoad("relay", checking, carried);
    return found.result !== "good" && carried.size > 0 ? skipped("turn.spare", found.values) : found;
  };

async function tryRoad(road: Road, { loops, signal }: Parameters<Check>[0], carried: Carried): Promise<Finding> {
  const begun = performance.now();
  const took = (): number => Math.round(performance.now() - begun);
  const loop = await loops.open(road).catch((error: unknown) => {
    signal.throwIfAborted();
    console.debug(error);
    return undefined;
  });
  // Blocked is only half a trouble when another road is open: that is said once all were tried.
  if (!loop) return bad("path.blocked");
  const connected = took();
  const tone = await ownTone();
  try {
    const arrived = loop
      .send(tone.track)
      .then(() =>
        until(
          async () => receivingFigures((await loop.receiver.stats()).entries()).packets >= packetsWanted,
          soundWithin,
          signal,
        ),
      );
    const heard = await Promise.race([arrived, until(() => false, soundWithin + 2_000, signal, 500)]);
    if (!heard) return bad("path.one-way", { connected });
    const ways = await Promise.all([loop.sender.stats(), loop.receiver.stats()]);
    // It came through, but not by this road: then this road is blocked.
    if (ways.some((way) => roadOf(way.entries()) !== road)) return bad("path.blocked", { connected });
    carried.add(road);
    return good({ connected, heard: took() });
  } finally {
    tone.stop();
    await loop.close();
  }
}

import type { Road } from "./candidates.ts";
import { bad, type Check, type Finding, good, poor, skipped } from "./check.ts";
import { between, type Figures, receivingFigures, sendingFigures } from "./figures.ts";
import type { Loop } from "./loops.ts";
import { ownNoise, ownTone, type OwnSource } from "./own-sources.ts";
import { pause } from "./waiting.ts";

/** What was measured in so many seconds, from here to the media server (`up`) and back (`down`). */
export interface Measured {
  readonly up: Figures;
  readonly down: Figures;
  readonly seconds: number;
}

const lineFor = 2_500;
const loadFor = 5_000;
/** Rates grow from little: what is measured begins later. */
const growFor = 2_500;
const noise = { width: 640, height: 360, frames: 20, most: 2_000_000 };

/** Sends something on the best road for a while and reads what became of it. */
async function measure(
  { loops, signal }: Parameters<Check>[0],
  road: Road,
  source: OwnSource,
  [before, ms]: readonly [before: number, ms: number],
  maxBitrate?: number,
): Promise<Measured> {
  let loop: Loop | undefined;
  try {
    loop = await loops.open(road);
    await loop.send(source.track, maxBitrate);
    await pause(before, signal);
    const first = await read(loop);
    const begun = performance.now();
    await pause(ms, signal);
    const last = await read(loop);
    return {
      up: between(first.up, last.up),
      down: between(first.down, last.down),
      seconds: (performance.now() - begun) / 1000,
    };
  } finally {
    source.stop();
    await loop?.close();
  }
}

async function read(loop: Loop): Promise<Pick<Measured, "up" | "down">> {
  const [up, down] = await Promise.all([loop.sender.stats(), loop.receiver.stats()]);
  return { up: sendingFigures(up.entries()), down: receivingFigures(down.entries()) };
}

/** Measures once, for the two parts that read the same seconds. */
export function lineChecks(road: () => Road | undefined): {
  roundTrip: Check;
  loss: Check;
  bandwidth: Check;
  cpu: Check;
} {
  let line: Measured | undefined;
  let load: Measured | undefined;
  const onRoad =
    (look: (checking: Parameters<Check>[0], by: Road) => Promise<Finding>): Check =>
    async (checking) => {
      const by = road();
      return by === undefined ? skipped("skipped.path") : look(checking, by);
    };
  return {
    roundTrip: onRoad(async (checking, by) => {
      line = await measure(checking, by, await ownTone(), [300, lineFor]);
      return judgeTrip(line);
    }),
    loss: onRoad(async () => (line ? judgeLoss(line) : skipped("skipped.path"))),
    bandwidth: onRoad(async (checking, by) => {
      const source = ownNoise(noise.width, noise.height, noise.frames);
      load = await measure(checking, by, source, [growFor, loadFor], noise.most);
      return judgeBandwidth(load);
    }),
    cpu: onRoad(async () => (load ? judgeCpu(load) : skipped("skipped.path"))),
  };
}

/** Talking becomes waiting from about 300 ms on; from 800 on it is no talking any more. */
export function judgeTrip({ up, down }: Measured): Finding {
  const trip = up.roundTrip ?? down.roundTrip;
  if (trip === undefined) return bad("part.failed");
  const values = { roundTrip: trip, ...(down.jitter === undefined ? {} : { jitter: down.jitter }) };
  if (trip > 800) return bad("round-trip.long", values);
  return trip > 300 ? poor("round-trip.long", values) : good(values);
}

/** Percent of packets. Sound conceals 2, and not 8. */
export function judgeLoss({ up, down }: Measured): Finding {
  const [lostUp, lostDown] = [share(up), share(down)];
  const values = { lostUp, lostDown };
  const worst = Math.max(lostUp, lostDown);
  if (worst <= 2) return good(values);
  const advice = lostUp >= lostDown ? "loss.up" : "loss.down";
  return worst > 8 ? bad(advice, values) : poor(advice, values);
}

function share({ packets, lost }: Figures): number {
  return packets <= 0 ? 0 : Math.round((Math.min(lost, packets) / packets) * 1000) / 10;
}

/** Kilobits a second: a small clear picture needs 600, sound and a tiny one 200. */
export function judgeBandwidth({ up, down, seconds }: Measured): Finding {
  const [rateUp, rateDown] = [up, down].map(({ bytes }) => Math.round((bytes * 8) / 1000 / seconds)) as [
    number,
    number,
  ];
  const values = { rateUp, rateDown };
  const least = Math.min(rateUp, rateDown);
  if (least >= 600) return good(values);
  // A computer that cannot make more of it says nothing about the line.
  if (rateUp < 600 && up.heldBack > seconds / 3) return skipped("bandwidth.computer", values);
  const advice = rateUp < 600 ? "bandwidth.up" : "bandwidth.down";
  return least < 200 ? bad(advice, values) : poor(advice, values);
}

/** How many of the frames were encoded in time, and whether the encoder was held back. */
export function judgeCpu({ up, seconds }: Measured): Finding {
  const frames = Math.round(up.frames / seconds);
  const limited = Math.round((Math.min(up.heldBack, seconds) / seconds) * 100);
  const values = { frames, limited };
  return limited > 50 || frames < noise.frames / 2 ? poor("cpu.limited", values) : good(values);
}

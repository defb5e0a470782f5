import type { Road } from "./candidates.ts";

/** What two moments of a connection's statistics tell of the line between them. */
export interface Figures {
  /** Milliseconds there and back; undefined when nothing was measured. */
  readonly roundTrip: number | undefined;
  /** Milliseconds. */
  readonly jitter: number | undefined;
  readonly packets: number;
  readonly lost: number;
  readonly bytes: number;
  readonly frames: number;
  /** Seconds that the encoder was held back by this computer. */
  readonly heldBack: number;
}

type Stat = Record<string, unknown> & { type: string; id: string };
const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
const sum = (stats: readonly Stat[], name: string): number =>
  stats.reduce((total, stat) => total + (number(stat[name]) ?? 0), 0);

/** Reads a report of the sending side. What was lost is what the media server says it did not get. */
export function sendingFigures(report: Iterable<[string, unknown]>): Figures {
  const stats = Array.from(report, ([, stat]) => stat as Stat);
  const out = stats.filter(({ type }) => type === "outbound-rtp");
  const heard = stats.filter(({ type }) => type === "remote-inbound-rtp");
  const limited = out.map((stat) => stat["qualityLimitationDurations"] as Record<string, number> | undefined);
  return {
    roundTrip: pairTrip(stats) ?? inMilliseconds(heard, "roundTripTime"),
    jitter: inMilliseconds(heard, "jitter"),
    packets: sum(out, "packetsSent"),
    lost: sum(heard, "packetsLost"),
    bytes: sum(out, "bytesSent"),
    frames: sum(out, "framesEncoded"),
    heldBack: limited.reduce((total, durations) => total + (durations?.["cpu"] ?? 0), 0),
  };
}

/** Reads a report of the receiving side. */
export function receivingFigures(report: Iterable<[string, unknown]>): Figures {
  const stats = Array.from(report, ([, stat]) => stat as Stat);
  const heard = stats.filter(({ type }) => type === "inbound-rtp");
  const lost = sum(heard, "packetsLost");
  return {
    roundTrip: pairTrip(stats),
    jitter: inMilliseconds(heard, "jitter"),
    packets: sum(heard, "packetsReceived") + Math.max(0, lost),
    lost,
    bytes: sum(heard, "bytesReceived"),
    frames: sum(heard, "framesDecoded"),
    heldBack: 0,
  };
}

/** The road that a connection really takes, whatever it was asked to take. */
export function roadOf(report: Iterable<[string, unknown]>): Road | undefined {
  const stats = Array.from(report, ([, stat]) => stat as Stat);
  const near = stats.find(({ id }) => id === pairOf(stats)?.["localCandidateId"]);
  if (near?.["candidateType"] === "relay") return "relay";
  const by = near?.["protocol"];
  return by === "udp" || by === "tcp" ? by : undefined;
}

function pairOf(stats: readonly Stat[]): Stat | undefined {
  const chosen = new Set(stats.map((stat) => stat["selectedCandidatePairId"]));
  const pairs = stats.filter(({ type }) => type === "candidate-pair");
  // Firefox names no transport, and marks the pair itself.
  return pairs.find(({ id }) => chosen.has(id)) ?? pairs.find((pair) => pair["selected"] ?? pair["nominated"]);
}

/** The connection's own probes: their mean, which is there from the first moment on. */
function pairTrip(stats: readonly Stat[]): number | undefined {
  const pair = pairOf(stats);
  const [total, count] = [number(pair?.["totalRoundTripTime"]), number(pair?.["responsesReceived"])];
  if (total === undefined || !count) return undefined;
  return Math.round((total / count) * 1000);
}

function inMilliseconds(stats: readonly Stat[], name: string): number | undefined {
  const found = stats.map((stat) => number(stat[name])).filter((value) => value !== undefined);
  return found.length === 0 ? undefined : Math.round(Math.max(...found) * 1000);
}

/** What came between two readings. */
export function between(before: Figures, after: Figures): Figures {
  return {
    roundTrip: after.roundTrip,
    jitter: after.jitter,
    packets: after.packets - before.packets,
    lost: Math.max(0, after.lost - before.lost),
    bytes: after.bytes - before.bytes,
    frames: after.frames - before.frames,
    heldBack: after.heldBack - before.heldBack,
  };
}

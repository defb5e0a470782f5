import type { MediaReport } from "../../src-shared/media-report/model.ts";
import type { FramesCount, MicrophoneCount, PictureCount, SentCount, Snapshot, SoundCount } from "./snapshot.ts";

/** One entry of a browser's statistics; browsers differ in what they fill in. */
export type Stat = Readonly<Record<string, unknown>>;

const number = (stat: Stat | undefined, name: string): number => {
  const value = stat?.[name];
  return typeof value === "number" ? value : 0;
};

const find = (stats: readonly Stat[], type: string): Stat | undefined => stats.find((stat) => stat["type"] === type);

/** Of the statistics of a track that is received. */
export function soundCount(track: string, stats: readonly Stat[]): SoundCount | null {
  const inbound = find(stats, "inbound-rtp");
  if (!inbound) return null;
  const jitter = inbound["jitter"];
  return {
    track,
    energy: number(inbound, "totalAudioEnergy"),
    duration: number(inbound, "totalSamplesDuration"),
    packets: number(inbound, "packetsReceived"),
    lost: number(inbound, "packetsLost"),
    samples: number(inbound, "totalSamplesReceived"),
    concealed: Math.max(0, number(inbound, "concealedSamples") - number(inbound, "silentConcealedSamples")),
    jitter: typeof jitter === "number" ? jitter : null,
  };
}

/** Of the statistics of a track that is received; what was shown of it is known by its element, not by them. */
export function pictureCount(
  track: string,
  stats: readonly Stat[],
): Pick<PictureCount, "track" | "packets" | "lost"> | null {
  const inbound = find(stats, "inbound-rtp");
  return (
    (inbound && { track, packets: number(inbound, "packetsReceived"), lost: number(inbound, "packetsLost") }) || null
  );
}

/** Of the statistics of the own microphone; null where the browser does not count what it gives. */
export function microphoneCount(track: string, stats: readonly Stat[]): MicrophoneCount | null {
  const source = find(stats, "media-source");
  if (typeof source?.["totalAudioEnergy"] !== "number") return null;
  return {
    track: `${track}/${String(source["id"])}`,
    energy: number(source, "totalAudioEnergy"),
    duration: number(source, "totalSamplesDuration"),
  };
}

/** Of the statistics of the own camera or screen; null where the browser does not count what it gives. */
export function framesCount(track: string, stats: readonly Stat[]): FramesCount | null {
  const source = find(stats, "media-source");
  if (typeof source?.["frames"] !== "number") return null;
  const active = stats.some((stat) => stat["type"] === "outbound-rtp" && stat["active"] === true);
  return { track: `${track}/${String(source["id"])}`, frames: number(source, "frames"), active };
}

/** What was sent of a track, and which part of it the server said that it missed. */
export function sentCounts(stats: readonly Stat[]): Record<string, SentCount> {
  const sent: Record<string, SentCount> = {};
  for (const told of stats) {
    if (told["type"] !== "remote-inbound-rtp" || typeof told["fractionLost"] !== "number") continue;
    const own = stats.find((stat) => stat["type"] === "outbound-rtp" && stat["ssrc"] === told["ssrc"]);
    if (own)
      sent[String(told["ssrc"])] = {
        packets: number(own, "packetsSent"),
        lost: Math.min(1, Math.max(0, told["fractionLost"])),
      };
  }
  return sent;
}

/** What the browser says keeps a sent picture small. */
export function limitOf(stats: readonly Stat[]): MediaReport["network"]["limitedBy"] {
  const reasons = stats
    .filter((stat) => stat["type"] === "outbound-rtp" && stat["active"] !== false)
    .map((stat) => stat["qualityLimitationReason"]);
  if (reasons.includes("cpu")) return "cpu";
  return reasons.includes("bandwidth") ? "bandwidth" : "none";
}

/** The line that a track comes or goes by: its name, bytes so far, the way, and the round trip in milliseconds. */
export function lineOf(
  stats: readonly Stat[],
): { name: string; up: number; down: number; rtt: number | null; transport: Snapshot["network"]["transport"] } | null {
  const transport = find(stats, "transport");
  const selected = transport?.["selectedCandidatePairId"];
  const pair = stats.find(
    (stat) =>
      stat["type"] === "candidate-pair" &&
      (selected === undefined ? stat["nominated"] === true && stat["state"] === "succeeded" : stat["id"] === selected),
  );
  if (!pair && !transport) return null;
  const rtt = pair?.["currentRoundTripTime"];
  const candidate = stats.find(
    (stat) => stat["type"] === "local-candidate" && stat["id"] === pair?.["localCandidateId"],
  );
  return {
    name: String(pair?.["id"] ?? transport?.["id"]),
    up: number(transport, "bytesSent") || number(pair, "bytesSent"),
    down: number(transport, "bytesReceived") || number(pair, "bytesReceived"),
    rtt: typeof rtt === "number" ? rtt * 1000 : null,
    transport: wayOf(candidate),
  };
}

function wayOf(candidate: Stat | undefined): Snapshot["network"]["transport"] {
  if (!candidate) return "none";
  if (candidate["candidateType"] === "relay") {
    const relay = candidate["relayProtocol"];
    return relay === "tcp" || relay === "tls" ? relay : "relay";
  }
  return candidate["protocol"] === "tcp" ? "tcp" : "udp";
}

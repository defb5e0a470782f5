import type { MediaReport } from "../../src-shared/media-report/model.ts";
import type { Signs, Told } from "../../src-shared/media-report/moment.ts";

type Part<T> = T extends object ? { [K in keyof T]?: Part<T[K]> } : T;
export type ReportPart = Part<MediaReport>;

/** One side of a call in which everything is well. */
const well: MediaReport = {
  over: 2_000,
  connection: "connected",
  page: { hidden: false, busy: 0.02 },
  sound: { expected: true, output: "playing", level: 0.2, concealed: 0, arriving: true },
  picture: { expected: true, fps: 24, frozen: 0, width: 1280, height: 720 },
  share: { expected: false, fps: 0, frozen: 0, width: 0, height: 0 },
  sending: {
    microphone: { state: "on", why: null, level: 0.2, silent: false },
    camera: { state: "on", why: null, fps: 30, frozen: false },
    share: { state: "off", fps: 0, ended: false },
  },
  network: {
    rtt: 40,
    lossUp: 0,
    lossDown: 0,
    jitter: 5,
    kbpsUp: 900,
    kbpsDown: 900,
    transport: "udp",
    limitedBy: "none",
  },
  devices: { microphone: "Headset", camera: "Webcam", speaker: "Headset", oneBluetooth: false, notChosen: false },
};

export function aReport(part: ReportPart = {}): MediaReport {
  return merged(well, part) as MediaReport;
}

function merged(whole: unknown, part: unknown): unknown {
  if (part === undefined) return whole;
  if (typeof whole !== "object" || whole === null || typeof part !== "object" || part === null) return part;
  const names = [...Object.keys(whole), ...Object.keys(part)];
  const of = (value: object, name: string): unknown => (value as Record<string, unknown>)[name];
  return Object.fromEntries(names.map((name) => [name, merged(of(whole, name), of(part, name))]));
}

/** Both sides reported every two seconds up to now (`now` is 0), for so long that every rule has had its time. */
export function signsOf(of: {
  visitor?: ReportPart | null;
  agent?: ReportPart | null;
  call?: Partial<Signs["call"]>;
  /** Milliseconds since the last report. */
  visitorSilent?: number;
}): Signs {
  const told = (part: ReportPart | null | undefined, until: number): Told[] =>
    part === null
      ? []
      : Array.from({ length: 8 }, (_, index) => ({ at: until - (7 - index) * 2_000, report: aReport(part) }));
  return {
    visitor: told(of.visitor, -(of.visitorSilent ?? 0)),
    agent: told(of.agent, 0),
    call: { camera: "classic", visitorPresent: true, agentPresent: true, ...of.call },
  };
}

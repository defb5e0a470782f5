import * as z from "zod/mini";

const level = z.number().check(z.minimum(0), z.maximum(1));
const rate = z.number().check(z.minimum(0), z.maximum(1));
const figure = z.number().check(z.minimum(0), z.maximum(1e9));
const label = z.nullable(z.string().check(z.maxLength(200)));

/** What really comes out of this machine's loudspeaker of the other side's voice. */
export const HeardSound = z.object({
  /** The other side publishes a microphone that is not muted. */
  expected: z.boolean(),
  /** `off`: the person switched it off here. `blocked`: the browser waits for a click. `no-device`: there is no loudspeaker. */
  output: z.enum(["playing", "off", "blocked", "no-device", "none"]),
  /** Peak of what was played in this report's time, 0 to 1. */
  level,
  /** Part of the samples that were made up because nothing came. */
  concealed: rate,
  /** Samples came in this report's time. */
  arriving: z.boolean(),
});

/** What is really shown here of a picture of the other side. */
export const SeenPicture = z.object({
  /** The other side publishes it and has not switched it off. */
  expected: z.boolean(),
  /** Frames shown a second. */
  fps: figure,
  /** Milliseconds of this report's time in which it stood still. */
  frozen: figure,
  width: figure,
  height: figure,
});

export const OwnState = z.enum(["on", "off", "starting", "failed"]);

/** One side's sight of the call over the last few seconds. What a side cannot know is null or `none`, never guessed. */
export const MediaReport = z.object({
  /** Milliseconds that it covers. */
  over: z.number().check(z.minimum(0), z.maximum(120_000)),
  connection: z.enum(["connecting", "connected", "reconnecting", "down"]),
  page: z.object({
    hidden: z.boolean(),
    /** Part of the time for which the page's own work was kept waiting by a busy machine. */
    busy: z._default(rate, 0),
  }),
  sound: HeardSound,
  picture: SeenPicture,
  share: SeenPicture,
  sending: z.object({
    microphone: z.object({
      state: OwnState,
      why: z.nullable(z.string().check(z.maxLength(40))),
      /** Peak of what the microphone gives, 0 to 1; null when it is not on. */
      level: z.nullable(level),
      /** It is on, and gives nothing but zeros: switched off at the headset, by the system, or the wrong one. */
      silent: z.boolean(),
    }),
    camera: z.object({
      state: OwnState,
      why: z.nullable(z.string().check(z.maxLength(40))),
      fps: figure,
      /** It is on, and gives no new picture. */
      frozen: z.boolean(),
    }),
    share: z.object({
      state: OwnState,
      fps: figure,
      /** It was on and the system or its window ended it. */ ended: z.boolean(),
    }),
  }),
  network: z.object({
    rtt: z.nullable(figure),
    lossUp: z.nullable(rate),
    lossDown: z.nullable(rate),
    jitter: z.nullable(figure),
    kbpsUp: figure,
    kbpsDown: figure,
    transport: z.enum(["udp", "tcp", "tls", "relay", "none"]),
    /** What keeps the sent picture below what was wanted. */
    limitedBy: z.enum(["none", "cpu", "bandwidth"]),
  }),
  devices: z.object({
    microphone: label,
    camera: label,
    speaker: label,
    /** One Bluetooth headset is both. */ oneBluetooth: z.boolean(),
    /** The microphone in use is not the one that the person chose: that one is not there, or was taken away. */
    notChosen: z._default(z.boolean(), false),
  }),
});
export type MediaReport = z.infer<typeof MediaReport>;

/** `off`: there is nothing to hear or see, by somebody's choice. `unknown`: no fresh report. */
export const Tick = z.enum(["yes", "no", "off", "unknown"]);
export type Tick = z.infer<typeof Tick>;

/** One fault that was found: which rule, whose side it is on, and what fills its sentence. */
export const Finding = z.object({
  rule: z.string(),
  side: z.enum(["visitor", "agent", "hub"]),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof Finding>;

/** What the agent is told of a running call. The gravest finding first. */
export const CallHealth = z.object({
  hears: Tick,
  sees: Tick,
  seesShare: Tick,
  findings: z.array(Finding),
});
export type CallHealth = z.infer<typeof CallHealth>;

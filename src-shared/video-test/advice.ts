import type { PartResult, TestReport } from "./model.ts";
import type { TestPart } from "./parts.ts";

/** Where something is not in order. */
export type Leg = "browser" | "hub" | "media" | "network" | "microphone" | "speaker" | "camera" | "computer";

/**
 * Everything that a test may find, with the leg it is on (features 000-56…69). The order is that of doing: what stands
 * above makes what stands below pointless, or is worth more for a call. Each has a sentence `advice.…` in the texts.
 */
const legs = {
  "browser.insecure": "browser",
  "browser.in-app": "browser",
  "browser.unsupported": "browser",
  "hub.unreachable": "hub",
  "hub.socket": "hub",
  "media.none": "media",
  "media.away": "media",
  "media.refused": "network",
  "media.blocked": "network",
  "path.blocked": "network",
  "path.one-way": "network",
  "microphone.refused": "microphone",
  "microphone.page": "microphone",
  "microphone.missing": "microphone",
  "microphone.held": "microphone",
  "microphone.unanswered": "microphone",
  "microphone.failed": "microphone",
  "microphone.muted": "microphone",
  "microphone.silent": "microphone",
  "speaker.missing": "speaker",
  "speaker.unheard": "speaker",
  "speaker.failed": "speaker",
  "camera.refused": "camera",
  "camera.page": "camera",
  "camera.missing": "camera",
  "camera.held": "camera",
  "camera.unanswered": "camera",
  "camera.failed": "camera",
  "camera.frozen": "camera",
  "camera.black": "camera",
  "loss.up": "network",
  "loss.down": "network",
  "bandwidth.up": "network",
  "bandwidth.down": "network",
  "round-trip.long": "network",
  "udp.blocked": "network",
  "cpu.limited": "computer",
  "camera.other-device": "camera",
  "microphone.other-device": "microphone",
  "part.failed": "browser",
} as const satisfies Record<string, Leg>;
export type Advice = keyof typeof legs;

/** Why a part was not looked at; nothing is wrong by it. */
export const skips = [
  "skipped.browser",
  "skipped.signalling",
  "skipped.path",
  "skipped.stopped",
  "tcp.none",
  "tcp.spare",
  "turn.none",
  "turn.spare",
  "speaker.unanswered",
  "bandwidth.computer",
] as const;
export type Skip = (typeof skips)[number];

/** All of it, what to do first first. */
export const advices = Object.keys(legs) as Advice[];

export interface Trouble {
  readonly part: TestPart;
  readonly result: "poor" | "bad";
  /** Undefined for an id that this version does not know. */
  readonly advice: Advice | undefined;
  readonly leg: Leg | undefined;
}

export interface Verdict {
  readonly look: "good" | "poor" | "bad";
  /** What to do first stands first. */
  readonly troubles: readonly Trouble[];
}

/** What a report comes to. A part that was skipped says nothing against the whole. */
export function verdictOf({ parts }: Pick<TestReport, "parts">): Verdict {
  const found = parts
    .flatMap((part) => troubleOf(part) ?? [])
    // Two roads that are both blocked are one thing to do.
    .filter(({ advice }, index, all) => !advice || all.findIndex((one) => one.advice === advice) === index);
  const worst = found.some(({ result }) => result === "bad") ? "bad" : "poor";
  // What prevents a call comes before what only spoils it.
  const rank = ({ result, advice }: Trouble): number =>
    (result === "bad" ? 0 : advices.length) + (advice === undefined ? advices.length - 1 : advices.indexOf(advice));
  return {
    look: found.length === 0 ? "good" : worst,
    troubles: found.toSorted((one, other) => rank(one) - rank(other)),
  };
}

function troubleOf({ part, result, advice }: PartResult): Trouble | undefined {
  if (result === "good" || result === "skipped") return undefined;
  const known = Object.hasOwn(legs, advice) ? (advice as Advice) : undefined;
  return { part, result, advice: known, leg: known && legs[known] };
}

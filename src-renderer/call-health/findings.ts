import type { Finding, Tick } from "../../src-shared/media-report/model.ts";
import type { CallId } from "../../src-shared/video/model.ts";
import { type MediaState, otherSide } from "../media/state.ts";
import type { HeardHealth } from "./heard.ts";

/** The hub tells every two seconds; what is older than this, in milliseconds, is not known any more. */
const heardFor = 6_000;
/** A finding that is not found again stays on the screen for so long: what comes and goes does not flicker. */
const staysFor = 3_000;

export const tickNames = ["hears", "sees", "seesShare"] as const;
export type Ticks = Readonly<Record<(typeof tickNames)[number], Tick>>;

export interface Seen {
  readonly heard: HeardHealth | null;
  readonly call: CallId;
  readonly media: MediaState;
  /** The visitor was in this call before. */
  readonly wasHere: boolean;
  /** This machine's clock, epoch milliseconds. */
  readonly now: number;
}

/** What the visitor has of this agent now. What is off here is off whatever was told; an old word is no word. */
export function ticksOf(seen: Seen): Ticks {
  const told = fresh(seen);
  const { local, remote, phase } = seen.media;
  const isThere = phase.state === "connected" && otherSide(remote) !== undefined;
  const tick = (name: keyof Ticks, state: string): Tick => {
    if (state === "off") return "off";
    const heard = told?.[name] ?? "unknown";
    // It was switched on a moment ago, and the report that says so is on its way.
    if (heard === "off") return "unknown";
    return isThere || heard === "no" ? heard : "unknown";
  };
  return {
    hears: tick("hears", local.microphone.state),
    sees: tick("sees", local.camera.state),
    seesShare: tick("seesShare", local.screen.state),
  };
}

/** What is wrong, the gravest first: what this window knows before anybody tells it, and what the hub found. */
export function findingsOf(seen: Seen): readonly Finding[] {
  const told = fresh(seen)?.findings ?? [];
  const own = ownFinding(seen);
  const isKnown = told.some(({ rule }) => explains[rule]?.some((one) => one === own?.rule) ?? rule === own?.rule);
  return own && !isKnown ? [own, ...told] : told;
}

/** What the hub found explains what is seen here, and says more of it. */
const explains: Readonly<Record<string, readonly string[]>> = {
  "media-server-gone": ["agent-line-broken", "visitor-gone"],
  "agent-line-drops": ["agent-line-broken"],
  "visitor-line-drops": ["visitor-gone"],
  "visitor-line-broken": ["visitor-gone"],
};

function ownFinding({ media, wasHere }: Seen): Finding | undefined {
  if (media.phase.state === "reconnecting") return { rule: "agent-line-broken", side: "agent", values: {} };
  const isGone = media.phase.state === "connected" && wasHere && otherSide(media.remote) === undefined;
  return isGone ? { rule: "visitor-gone", side: "visitor", values: {} } : undefined;
}

function fresh({ heard, call, now }: Seen) {
  return heard?.call === call && now - heard.at <= heardFor ? heard.health : undefined;
}

/** The finding on the screen, as it was found first, and when it was found last. */
export interface ShownFinding {
  readonly finding: Finding;
  readonly last: number;
}

/** What is on the screen next. A finding keeps the figures that it came with, and stays a little when it is gone. */
export function nextShown(shown: ShownFinding | null, findings: readonly Finding[], now: number): ShownFinding | null {
  const [gravest] = findings;
  if (!gravest) return shown && now - shown.last < staysFor ? shown : null;
  if (shown?.finding.rule !== gravest.rule) return { finding: gravest, last: now };
  return shown.last === now ? shown : { ...shown, last: now };
}

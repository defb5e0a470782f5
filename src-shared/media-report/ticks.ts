import type { CallHealth, MediaReport, Tick } from "./model.ts";
import { momentAt, type Signs, type Told } from "./moment.ts";

type Ticks = Omit<CallHealth, "findings">;
type Sending = MediaReport["sending"];

/** What was published just now is not missed before so many milliseconds. */
const patience = 1_500;

/**
 * What the visitor has of the agent, as both of them report it. What runs (sound, frames) counts as gone only when two
 * reports together bring none of it; what is said outright (switched off, in the background) counts at once.
 */
export function ticksOf(signs: Signs, now: number): Ticks {
  const { visitor, agent } = momentAt(signs, now);
  const told = signs.visitor.filter(({ at }) => at <= now);
  const sending: Partial<Sending> = agent?.sending ?? {};
  return {
    hears: tick(visitor, "sound", sending.microphone?.state, told, now, () => heard(visitor, sending, told)),
    sees: tick(visitor, "picture", sending.camera?.state, told, now, () =>
      sending.camera?.frozen === true ? "no" : seen(visitor, "picture", told),
    ),
    // A screen on which nothing moves brings few frames, or none: what was shown of it still stands there.
    seesShare: tick(visitor, "share", sending.share?.state, told, now, () =>
      sending.share?.fps === 0 && visitor?.page.hidden === false && visitor.share.width > 0
        ? "yes"
        : seen(visitor, "share", told),
    ),
  };
}

type Source = "sound" | "picture" | "share";

function tick(
  visitor: MediaReport | undefined,
  source: Source,
  sending: Sending["microphone"]["state"] | undefined,
  told: readonly Told[],
  now: number,
  look: () => Tick,
): Tick {
  if (sending === "off" || (sending === undefined && visitor?.[source].expected === false)) return "off";
  if (!visitor) return "unknown";
  if (sending === "failed") return "no";
  if (visitor.connection === "reconnecting" || visitor.connection === "down") return "no";
  if (visitor.connection === "connecting" || sending === "starting" || !visitor[source].expected) return "unknown";
  const found = look();
  return found === "no" && expectedFor(source, told, now) < patience ? "unknown" : found;
}

/** Milliseconds for which the visitor's reports have expected it without a break. */
function expectedFor(source: Source, told: readonly Told[], now: number): number {
  const before = told.findLastIndex(({ report }) => !report[source].expected);
  return now - (told[before + 1]?.at ?? now);
}

function heard(visitor: MediaReport | undefined, { microphone }: Partial<Sending>, told: readonly Told[]): Tick {
  if (!visitor || visitor.sound.output === "none") return "unknown";
  if (visitor.sound.output !== "playing" || microphone?.silent === true) return "no";
  return told.slice(-2).some(({ report }) => report.sound.arriving) ? "yes" : "no";
}

function seen(visitor: MediaReport | undefined, source: "picture" | "share", told: readonly Told[]): Tick {
  if (!visitor || visitor.page.hidden) return "no";
  return told.slice(-2).some(({ report }) => report[source].fps > 0) ? "yes" : "no";
}

import { useHubNow } from "../clock.ts";
import { Timer } from "../ui/timer.tsx";
import type { Tone } from "../ui/tone.ts";

/** The time since an epoch of the hub's clock, or until one; it draws itself anew each second and nothing around it. */
export function RunningTime({ since, until, tone = "plain" }: { since?: number; until?: number; tone?: Tone }) {
  const now = useHubNow();
  return <Timer elapsed={until === undefined ? now - (since ?? now) : until - now} tone={tone} />;
}

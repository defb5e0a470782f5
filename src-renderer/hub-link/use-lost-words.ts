import { useState } from "react";
import { useHubNow } from "../clock.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { useLinkHealth } from "./use-link-health.ts";

/** Milliseconds that a link may be lost before it is told: most are back by then. The clock ticks in seconds, so it may be one less. */
const patience = 2_000;

interface Lost {
  readonly stretch: "main" | "hub";
  /** This machine's clock. */
  readonly since: number;
}

/**
 * While a link is lost: which one, what is kept, and how long until the next try, also during that try. Undefined while none
 * is, or not for long.
 */
export function useLostWords(): { title: string; words: string } | undefined {
  const health = useLinkHealth();
  const offset = useDesk(({ desk }) => desk?.clockOffset ?? 0);
  const now = useHubNow() - offset;
  const [lost, setLost] = useState<Lost | null>(null);
  if (health.state === "lost" && lost?.stretch !== health.stretch)
    setLost({ stretch: health.stretch, since: lost?.since ?? now });
  if (lost && (health.state === "connected" || health.state === "signed-out")) setLost(null);
  if (!lost || now - lost.since < patience) return undefined;
  return { title: text(lost.stretch === "hub" ? "link.lostTitle" : "link.mainLostTitle"), words: wordsOf(lost) };

  function wordsOf({ stretch }: Lost): string {
    if (health.state !== "lost") return text(stretch === "hub" ? "link.lostTrying" : "link.mainLostTrying");
    const seconds = Math.max(0, Math.ceil((health.retryAt - now) / 1000));
    return text(stretch === "hub" ? "link.lostText" : "link.mainLostText", { seconds });
  }
}

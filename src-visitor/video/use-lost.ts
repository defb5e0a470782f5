import { useEffect, useState } from "preact/hooks";
import type { MediaView } from "../media/view.ts";
import { agentLost, agentStay } from "./scene.ts";
import type { VideoPorts } from "./visit.ts";

/** Milliseconds since the agent was lost, counted on; null while he is there. By a clock that nobody sets. */
export function useLost(video: VideoPorts, view: MediaView): number | null {
  const [wasHere, setWasHere] = useState(false);
  const [since, setSince] = useState<number | null>(null);
  const [now, setNow] = useState(0);
  const here = view.phase === "connected" && view.others.length > 0;
  const lost = agentLost(view, agentStay(video.page.value), wasHere);
  useEffect(() => {
    if (here) setWasHere(true);
  }, [here]);
  useEffect(() => {
    if (!lost) return setSince(null);
    setSince(performance.now());
    setNow(performance.now());
    const tick = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(tick);
  }, [lost]);
  if (!lost) return null;
  return since === null ? 0 : Math.max(0, now - since);
}

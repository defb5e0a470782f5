import { useEffect, useState } from "preact/hooks";
import type { VideoPorts } from "./visit.ts";

/** Milliseconds since the visitor was put on hold, counted on; null while he is not. By the hub's clock. */
export function useHold(video: VideoPorts): number | null {
  const since = video.summary.value?.heldAt ?? null;
  const [now, setNow] = useState(() => video.now());
  useEffect(() => {
    if (since === null) return;
    setNow(video.now());
    const tick = setInterval(() => setNow(video.now()), 1_000);
    return () => clearInterval(tick);
  }, [since, video]);
  return since === null ? null : Math.max(0, now - since);
}

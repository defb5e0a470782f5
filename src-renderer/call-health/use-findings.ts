import { useState } from "react";
import type { Finding } from "../../src-shared/media-report/model.ts";
import type { CallId } from "../../src-shared/video/model.ts";
import { useHubNow } from "../clock.ts";
import { machine } from "../machine.ts";
import type { MediaState } from "../media/state.ts";
import { useDesk } from "../store.ts";
import { findingsOf, nextShown, type Seen, type ShownFinding, type Ticks, ticksOf } from "./findings.ts";

/** All that is known now of how the call is; looked at anew each second, because what was told grows old. */
function useSeen(call: CallId, media: MediaState, wasHere: boolean): Seen {
  useHubNow();
  const heard = useDesk(({ health }) => health);
  const second = Math.floor(machine.now() / 1000) * 1000;
  return { heard, call, media, wasHere, now: Math.max(second, heard?.at ?? 0) };
}

export function useTicks(call: CallId, media: MediaState): Ticks {
  return ticksOf(useSeen(call, media, true));
}

/** The one finding that is shown, without flicker. */
export function useShownFinding(call: CallId, media: MediaState, wasHere: boolean): Finding | null {
  const seen = useSeen(call, media, wasHere);
  const [shown, setShown] = useState<ShownFinding | null>(null);
  const next = nextShown(shown, findingsOf(seen), seen.now);
  if (next !== shown) setShown(next);
  return next?.finding ?? null;
}

import type { DeskPlaced } from "../../src-shared/contracts/desk-state.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";

/** What the desk's window hears, passed on to the conversations' own windows. */
type Hear = (placed: DeskPlaced | "greeted") => void;

const all = new Set<Hear>();

export function onDeskHeard(hear: Hear): Stop {
  all.add(hear);
  return () => void all.delete(hear);
}

/** Right after it was applied here. `greeted`: everything is new. */
export function tellOwnWindows(placed: DeskPlaced | "greeted"): void {
  for (const hear of all) hear(placed);
}

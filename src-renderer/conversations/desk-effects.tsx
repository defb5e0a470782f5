import { useRing } from "../ring/use-ring.ts";
import { useOffersInTitle } from "../ring/use-title.ts";
import { Announcer } from "./announcer.tsx";
import "./actions.ts";

/** What goes on whichever room is open: the ring, the title, what is said aloud, and the keys of conversations. */
export function DeskEffects() {
  useRing();
  useOffersInTitle();
  return <Announcer />;
}

import type { AgentState } from "../../src-shared/contracts/agent-state.ts";
import type { Offer, OfferId } from "../../src-shared/queues/model.ts";

/** The offer to ring for: the oldest live one that nobody has answered here, while its agent is available. `now`: the hub's clock. */
export function ringingOffer(hub: AgentState | null, handled: ReadonlySet<OfferId>, now: number): Offer | null {
  if (hub === null || hub.presence.state !== "available") return null;
  const live = hub.offers.filter((offer) => offer.expiresAt > now && !handled.has(offer.id));
  return live.toSorted((one, other) => one.madeAt - other.madeAt)[0] ?? null;
}

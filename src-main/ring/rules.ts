import type { AgentState } from "../../src-shared/contracts/agent-state.ts";
import type { Offer, OfferId } from "../../src-shared/queues/model.ts";
import type { InviteId } from "../../src-shared/video/model.ts";

/** What the agent is rung for: a conversation that is offered, or a visitor of his who invites him to a video call. */
export type Caller =
  | { readonly is: "offer"; readonly id: OfferId; readonly expiresAt: number; readonly offer: Offer }
  | { readonly is: "invite"; readonly id: InviteId; readonly expiresAt: number; readonly visitor: string };

/**
 * Everybody to ring for, who goes first first: visitors who invite to video, since the agent talks with them already, then
 * offers, the oldest first. `now`: the hub's clock. Offers need an agent who is available; one's own visitor does not.
 */
export function callersOf(hub: AgentState | null, now: number): Caller[] {
  if (hub === null) return [];
  const invites = hub.conversations.flatMap(({ public: { summary } }): Caller[] => {
    const { state, invite, visitor } = summary;
    if (state !== "active" || invite?.by !== "visitor") return [];
    return [{ is: "invite", id: invite.id, expiresAt: invite.expiresAt, visitor: visitor.name }];
  });
  const offers = hub.presence.state === "available" ? hub.offers : [];
  return [
    ...invites.toSorted((one, other) => one.expiresAt - other.expiresAt),
    ...offers
      .toSorted((one, other) => one.madeAt - other.madeAt)
      .map((offer): Caller => ({ is: "offer", id: offer.id, expiresAt: offer.expiresAt, offer })),
  ].filter(({ expiresAt }) => expiresAt > now);
}

/** The one to ring for: the first whom nobody has answered here. */
export function ringingCaller(hub: AgentState | null, handled: ReadonlySet<Caller["id"]>, now: number): Caller | null {
  return callersOf(hub, now).find(({ id }) => !handled.has(id)) ?? null;
}

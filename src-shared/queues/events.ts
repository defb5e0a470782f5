import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { Account } from "../accounts/model.ts";
import { WhyAgent } from "../routing/why.ts";
import { Offer, OfferId, QueueFigures } from "./model.ts";

/** State: topic `offers`, all live offers of this agent. */
export const OffersChanged = z.object({ type: z.literal("offers.changed"), offers: z.array(Offer) });
/** State: topic `queues`. */
export const QueuesChanged = z.object({ type: z.literal("queues.changed"), queues: z.array(QueueFigures) });
/** State: topic `place`; how many are ahead of this visitor, or null when he is not waiting. */
export const PlaceChanged = z.object({ type: z.literal("place.changed"), ahead: z.nullable(z.int()) });

// `after`: the head of the public log when this was written, which gives its place between messages.
const staffOffer = { conversation: ConversationId, at: z.number(), after: z.int(), offer: OfferId, agent: Account };
/** Staff log. */
export const OfferMade = z.object({
  type: z.literal("offer.made"),
  ...staffOffer,
  expiresAt: z.number(),
  why: z._default(z.nullable(WhyAgent), null),
});
export const OfferAccepted = z.object({ type: z.literal("offer.accepted"), ...staffOffer });
export const OfferDeclined = z.object({ type: z.literal("offer.declined"), ...staffOffer });
export const OfferExpired = z.object({ type: z.literal("offer.expired"), ...staffOffer });
/** Taken back by the hub: the visitor left, or the agent's desk was lost. */
export const OfferWithdrawn = z.object({ type: z.literal("offer.withdrawn"), ...staffOffer });

export const offerEvents = [OfferMade, OfferAccepted, OfferDeclined, OfferExpired, OfferWithdrawn] as const;

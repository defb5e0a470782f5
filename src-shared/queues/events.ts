import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { Account } from "../accounts/model.ts";
import { listed } from "../contracts/listed.ts";
import { WhyAgent } from "../routing/why.ts";
import { DeclineReason, MissedOffer, Offer, OfferId, QueueFigures } from "./model.ts";

/** State: topic `offers`, all live offers of this agent, and the one that he has just missed. */
export const OffersChanged = z.object({
  type: z.literal("offers.changed"),
  offers: z.array(Offer),
  missed: z._default(z.nullable(MissedOffer), null),
});
/** State: topic `queues`. */
export const QueuesChanged = z.object({ type: z.literal("queues.changed"), queues: z.array(QueueFigures) });
/**
 * State: topic `place`; how many are ahead of this visitor, or null when he is not waiting. `seconds`: how long he will
 * wait from now, as far as that can be told; null: there is no basis for a number.
 */
export const PlaceChanged = z.object({
  type: z.literal("place.changed"),
  ahead: z.nullable(z.int()),
  seconds: z._default(z.nullable(z.int()), null),
});

// `after`: the head of the public log when this was written, which gives its place between messages.
const staffOffer = { conversation: ConversationId, at: z.number(), after: z.int(), offer: OfferId, agent: Account };
/** Staff log. */
export const OfferMade = z.object({
  type: z.literal("offer.made"),
  ...staffOffer,
  expiresAt: z.number(),
  why: z._default(z.nullable(WhyAgent), null),
});
/** `how`: by his own hand, by the hub for him, or taken from the queue without having been offered. */
export const OfferAccepted = z.object({
  type: z.literal("offer.accepted"),
  ...staffOffer,
  how: z._default(z.enum(["asked", "auto", "pulled"]), "asked"),
  /** Only of `new` and `again` this alone makes him its owner. */
  kind: z._default(z.enum(["new", "again", "transfer", "consult"]), "new"),
});
export const OfferDeclined = z.object({
  type: z.literal("offer.declined"),
  ...staffOffer,
  reason: z._default(z.nullable(DeclineReason), null),
});
export const OfferExpired = z.object({ type: z.literal("offer.expired"), ...staffOffer });
/** Taken back by the hub: the visitor left, or the agent's desk was lost. */
export const OfferWithdrawn = z.object({ type: z.literal("offer.withdrawn"), ...staffOffer });

export const offerEvents = listed(
  () => [OfferMade, OfferAccepted, OfferDeclined, OfferExpired, OfferWithdrawn] as const,
);

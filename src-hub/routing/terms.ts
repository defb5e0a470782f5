import { plainQueue } from "../../src-shared/queues/settings.ts";
import { plainAgent } from "../../src-shared/routing/agent-settings.ts";
import type { OfferTerms } from "../queues/make-offer.ts";
import type { Decision } from "./inputs.ts";
import type { Known } from "./known.ts";

/** An offer that is accepted for the agent still rings for a moment, so that the tone is heard before the visitor is there. */
const toneFor = 2_000;

/** How long an offer stands, and whether the hub accepts it for the agent (features A5). `offerFor`: the house's, ms. */
export function termsOf(known: Known, { wait, agent }: Decision, now: number, offerFor: number): OfferTerms {
  const queue = known.waits.get(wait)?.queue;
  const settings = (queue && known.queues.get(queue)?.settings) ?? plainQueue;
  const routing = known.agents.get(agent)?.routing ?? plainAgent;
  const auto = settings.autoAccept || routing.autoAccept;
  const rings = settings.offerFor === null ? offerFor : settings.offerFor * 1000;
  return { auto, expiresAt: now + (auto ? Math.min(toneFor, rings) : rings) };
}

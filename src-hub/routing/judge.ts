import { isOpen, nextChange } from "../../src-shared/routing/opening.ts";
import type { House, Place, Refusal, Request } from "./house.ts";

/** There is no such queue any more. */
export const gone: Refusal = { queue: null, why: "closed", text: "", opensAt: null };

/** Why this place cannot take him now; null: it can. */
export function judge(house: House, request: Request, place: Place, now: number): Refusal | null {
  const input = house.queue(place.queue);
  if (!input) return gone;
  const { hours: hoursId, texts, openWithoutAgents } = input.settings;
  if (input.closed) return { queue: input.id, why: "closed", text: input.closed.text || texts.closed, opensAt: null };
  const hours = hoursId === null ? undefined : house.guide.hours.get(hoursId);
  if (hours && !isOpen(hours, now))
    return { queue: input.id, why: "closed", text: texts.closed, opensAt: nextChange(hours, now) };
  const nobody: Refusal = { queue: input.id, why: "nobody", text: texts.nobody, opensAt: null };
  if (place.channel === "video" && !videoMay(house, request, place)) return nobody;
  // A call is for now: nobody waits for one while nobody is at work for it, whatever the queue says of chats.
  if ((place.channel === "video" || !openWithoutAgents) && !house.isStaffed(place)) return nobody;
  if (place.threshold === null) return null;
  const { free, ahead } = house.room(place);
  // How many would have to wait, he being one of them: who is served at once does not.
  return ahead + 1 - free > place.threshold ? { queue: input.id, why: "full", text: texts.full, opensAt: null } : null;
}

/** Features 000-03: the site lets visitors start video, and the queue has any. */
function videoMay({ guide }: House, { site }: Request, { queue }: Place): boolean {
  const starters = guide.sites.get(site)?.starters;
  return (starters === "visitor" || starters === "both") && !guide.withoutVideo.has(queue);
}

/** The agent whom he had last, if the queue keeps visitors for theirs. */
export function keptFor(house: House, { previous }: Request, { queue }: Place, now: number) {
  const seconds = house.queue(queue)?.settings.lastAgentFor ?? 0;
  return previous?.agent && seconds > 0 ? { agent: previous.agent, until: now + seconds * 1000 } : null;
}

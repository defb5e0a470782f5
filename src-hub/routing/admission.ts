import type { QueueId } from "../../src-shared/queues/model.ts";
import type { Fallback } from "../../src-shared/queues/settings.ts";
import type { BotId, GroupId } from "../../src-shared/routing/ids.ts";
import type { Rule, RuleTarget } from "../../src-shared/routing/rules.ts";
import type { Admission, House, Place, Refusal, Request } from "./house.ts";
import { gone, judge, keptFor } from "./judge.ts";
import { fits } from "./rules.ts";

/** Where he may not be sent any more: he has been there. */
export interface Been {
  readonly bots: ReadonlySet<BotId>;
  /** As `placeKey` writes it. */
  readonly places: ReadonlySet<string>;
}
const nowhere: Been = { bots: new Set(), places: new Set() };

export const placeKey = ({ queue, channel, group }: Pick<Place, "queue" | "channel" | "group">): string =>
  `${queue} ${channel} ${group ?? ""}`;

/** Who is let in, and where he goes: the site's first rule that fits, else its queue; then the fallbacks of what refuses him. */
export function admit(house: House, request: Request, now: number): Admission {
  return admitTo(house, request, targetOf(house, request, ruleFor(house, request)), now);
}

function ruleFor(house: House, request: Request): Rule | undefined {
  return rulesOf(house, request).find(({ how }) => how === "fits")?.rule;
}

/** The same for a place that somebody else has chosen, such as a bot that hands on. `been`: not there again. */
export function admitTo(
  house: House,
  request: Request,
  target: RuleTarget | null,
  now: number,
  been: Been = nowhere,
): Admission {
  return walk(house, target ? [{ target, request }] : [], now, been);
}

/** Where a visitor goes who has waited there for too long: the first fallback that is possible, or null. */
export function escalate(house: House, request: Request, place: Place, now: number, been: Been): Admission | null {
  const places = new Set([...been.places, placeKey(place)]);
  const found = walk(house, fallbacksOf(house, request, place), now, { ...been, places });
  return found.to === "nowhere" ? null : found;
}

/** The rules that may be the one for him, in order: up to the first that fits for certain. */
export function rulesOf(
  { guide }: House,
  request: Request,
): ReadonlyArray<{ readonly rule: Rule; readonly how: "fits" | "may-fit" }> {
  const found: Array<{ rule: Rule; how: "fits" | "may-fit" }> = [];
  for (const rule of guide.rules.values()) {
    if (rule.site !== request.site) continue;
    const how = fits(rule.conditions, request);
    if (how !== "no") found.push({ rule, how });
    if (how === "fits") break;
  }
  return found;
}

/**
 * What a rule means for this visitor; without one the site's queue. Who comes again stays in the group that had him
 * (features 001-19), if anybody of it is there. Null: the site is gone.
 */
export function targetOf(house: House, request: Request, rule: Rule | undefined): RuleTarget | null {
  const { site, previous } = request;
  if (!rule) {
    const queue = house.guide.sites.get(site)?.queue;
    return queue === undefined ? null : toQueue(queue, null);
  }
  if (rule.target.to === "bot" || !rule.keepGroup || !previous?.group) return rule.target;
  const kept = { ...rule.target, group: previous.group };
  return house.isStaffed(placeOf(house, kept, request)) ? kept : rule.target;
}

export const toQueue = (queue: QueueId, group: GroupId | null): RuleTarget => ({
  to: "queue",
  queue,
  group,
  threshold: "as-queue",
  needs: [],
  priority: null,
});

/** Somewhere to try, and as what he would come. */
interface Try {
  readonly target: RuleTarget;
  readonly request: Request;
}

/** Tried in order; what refuses him is followed by its own fallbacks, down to the last. Nothing is tried twice. */
function walk(house: House, tries: readonly Try[], now: number, been: Been): Admission {
  const places = new Set(been.places);
  const bots = new Set(been.bots);
  let first: Refusal | null = null;

  function tryOne({ target, request }: Try): Admission | undefined {
    if (target.to === "bot") {
      if (bots.has(target.bot) || !house.guide.bots.has(target.bot)) return undefined;
      return { to: "bot", bot: target.bot, first };
    }
    const place = placeOf(house, target, request);
    if (places.has(placeKey(place))) return undefined;
    places.add(placeKey(place));
    const refusal = judge(house, request, place, now);
    if (!refusal) return { to: "queue", place, kept: keptFor(house, request, place, now), first };
    first ??= refusal;
    return tryAll(fallbacksOf(house, request, place)) ?? (hasForm(house, place) ? form(first) : undefined);
  }

  function tryAll(all: readonly Try[]): Admission | undefined {
    for (const one of all) {
      const found = tryOne(one);
      if (found) return found;
    }
    return undefined;
  }

  return tryAll(tries) ?? { to: "nowhere", first: first ?? gone, form: false };
}

const form = (first: Refusal): Admission => ({ to: "nowhere", first, form: true });

/** Whether who cannot be taken there may leave a message; it is always the last of the fallbacks. */
export function hasForm(house: House, { queue }: Pick<Place, "queue">): boolean {
  return house.queue(queue)?.settings.fallbacks.some(({ to }) => to === "form") ?? false;
}

function fallbacksOf(house: House, request: Request, { queue }: Place): Try[] {
  const fallbacks = house.queue(queue)?.settings.fallbacks ?? [];
  return fallbacks.flatMap((fallback) => fallbackOf(house, request, fallback) ?? []);
}

/** Null for what is no place: the message form, and a chat for who has asked for one. */
function fallbackOf(house: House, request: Request, fallback: Fallback): Try | null {
  switch (fallback.to) {
    case "queue":
      return { target: toQueue(fallback.queue, fallback.group), request };
    case "bot":
      return { target: fallback, request };
    case "chat": {
      if (request.channel === "chat") return null;
      const asked: Request = { ...request, channel: "chat" };
      const target = targetOf(house, asked, ruleFor(house, asked));
      return target && { target, request: asked };
    }
    case "form":
      return null;
  }
}

function placeOf(house: House, target: Extract<RuleTarget, { to: "queue" }>, { channel }: Request): Place {
  const { queue, group, needs } = target;
  const settings = house.queue(queue)?.settings;
  const threshold = target.threshold === "as-queue" ? (settings?.threshold ?? null) : target.threshold;
  return { queue, channel, group, needs, priority: target.priority ?? settings?.priority ?? 0, threshold };
}

import { houseOutcomes } from "../conversations/model.ts";
import type { QueueId } from "../queues/model.ts";
import type { Fallback, QueueSettings } from "../queues/settings.ts";
import type { WrapUpRules } from "../wrap-up/model.ts";
import { type Finding, missing, twice, warning, wrong } from "./finding.ts";
import type { RoutingPlan } from "./plan.ts";

type Planned = RoutingPlan["queues"][number];

/** What is found in a queue's settings beyond what its schema says; the plan holds it already. */
export function checkQueue(plan: RoutingPlan, queue: Planned): Finding[] {
  const { needs, hours, fallbacks, escalateAfter, wrapUp } = queue.settings;
  const leadsOn = fallbacks.some(({ to }) => to !== "form");
  return [
    ...missing(
      needs.map(({ skill }) => skill),
      plan.skills,
    ).map((index) => wrong(`settings.needs.${index}`, "skill-gone")),
    ...twice(needs, ({ skill }) => skill).map((index) => wrong(`settings.needs.${index}`, "skill-twice")),
    ...checkRings(plan, queue),
    ...(hours !== null && !plan.hours.some(({ id }) => id === hours) ? [wrong("settings.hours", "hours-gone")] : []),
    ...fallbacks.flatMap((fallback, index) =>
      faultOfFallback(plan, fallback).map((reason) => wrong(`settings.fallbacks.${index}`, reason)),
    ),
    ...twice(fallbacks, (fallback) => JSON.stringify(fallback)).map((index) =>
      wrong(`settings.fallbacks.${index}`, "fallback-twice"),
    ),
    ...checkCircle(plan, queue),
    ...(escalateAfter !== null && !leadsOn ? [warning("settings.escalateAfter", "escalates-nowhere")] : []),
    ...checkWrapUp(wrapUp),
    ...checkServed(plan, queue),
  ];
}

function checkRings(plan: RoutingPlan, { id, settings: { rings } }: Planned): Finding[] {
  return [
    ...twice(rings, ({ after }) => after).map((index) => wrong(`settings.rings.${index}`, "ring-twice")),
    ...rings.flatMap(({ drop, add }, index) => {
      const at = `settings.rings.${index}`;
      return [
        ...missing(drop, plan.skills).map(() => wrong(at, "skill-gone")),
        ...missing(add, plan.queues).map(() => wrong(at, "queue-gone")),
        ...(add.includes(id) ? [wrong(at, "ring-own-queue")] : []),
        ...(drop.length + add.length === 0 ? [warning(at, "ring-empty")] : []),
      ];
    }),
  ];
}

function faultOfFallback(plan: RoutingPlan, fallback: Fallback): string[] {
  if (fallback.to === "bot") return plan.bots.some(({ id }) => id === fallback.bot) ? [] : ["bot-gone"];
  if (fallback.to !== "queue") return [];
  if (!plan.queues.some(({ id }) => id === fallback.queue)) return ["queue-gone"];
  return fallback.group === null || plan.groups.some(({ id }) => id === fallback.group) ? [] : ["group-gone"];
}

function checkCircle(plan: RoutingPlan, { id }: Planned): Finding[] {
  const circle = circleFrom(plan.queues, id);
  if (!circle) return [];
  const nameOf = (queue: QueueId): string => plan.queues.find((one) => one.id === queue)?.name ?? "";
  return [wrong("settings.fallbacks", "fallback-circle", { circle: circle.map(nameOf).join(" → ") })];
}

/** The way by fallbacks from a queue back to itself, with it at both ends; null when there is none. */
export function circleFrom(
  queues: ReadonlyArray<{ readonly id: QueueId; readonly settings: Pick<QueueSettings, "fallbacks"> }>,
  start: QueueId,
): QueueId[] | null {
  const seen = new Set<QueueId>();
  const ways: QueueId[][] = [[start]];
  for (let way = ways.shift(); way; way = ways.shift()) {
    const here = queues.find(({ id }) => id === way.at(-1));
    for (const fallback of here?.settings.fallbacks ?? []) {
      if (fallback.to !== "queue") continue;
      if (fallback.queue === start) return [...way, start];
      if (seen.has(fallback.queue)) continue;
      seen.add(fallback.queue);
      ways.push([...way, fallback.queue]);
    }
  }
  return null;
}

function checkWrapUp({ outcomes, required, onTimeOut, fields }: WrapUpRules): Finding[] {
  const at = (rest: string): string => `settings.wrapUp.${rest}`;
  const known: readonly string[] = outcomes?.map(({ id }) => id) ?? houseOutcomes;
  return [
    ...twice(outcomes ?? [], ({ id }) => id).map((index) => wrong(at(`outcomes.${index}`), "outcome-twice")),
    ...(required && known.length === 0 ? [wrong(at("outcomes"), "outcomes-missing")] : []),
    ...(onTimeOut !== null && !known.includes(onTimeOut) ? [wrong(at("onTimeOut"), "outcome-unknown")] : []),
    ...twice(fields, ({ key }) => key).map((index) => wrong(at(`fields.${index}`), "wrap-field-twice")),
    ...fields.flatMap(({ kind, choices }, index) =>
      kind === "choice" && choices.length === 0 ? [wrong(at(`fields.${index}`), "choices-missing")] : [],
    ),
  ];
}

/** Nobody serves it, or nobody who does has what it asks for: a warning, for it may be meant for tomorrow. */
function checkServed(plan: RoutingPlan, { id, name, settings: { needs, matching } }: Planned): Finding[] {
  const serving = plan.agents.filter(({ routing }) => routing.queues?.some(({ queue }) => queue === id) ?? true);
  if (serving.length === 0) return [warning("", "queue-unserved", { queue: name })];
  const fits = serving.some(({ routing }) =>
    needs.every((need) => routing.skills.some(({ skill, level }) => skill === need.skill && level >= need.least)),
  );
  return matching === "none" || fits ? [] : [warning("settings.needs", "queue-nobody-skilled", { queue: name })];
}

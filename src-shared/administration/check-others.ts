import type { AgentRouting } from "../routing/agent-settings.ts";
import { weekdays } from "../routing/week.ts";
import { type Finding, missing, twice, warning, wrong } from "./finding.ts";
import type { PlannedAgent, RoutingPlan } from "./plan.ts";

/** What is found in an agent's routing: unknown and repeated names, places that are no number of places. */
export function checkAgent(plan: RoutingPlan, { routing }: Pick<PlannedAgent, "routing">): Finding[] {
  const { queues, skills, groups } = routing;
  const skillIds = skills.map(({ skill }) => skill);
  const queueIds = (queues ?? []).map(({ queue }) => queue);
  return [
    ...missing(queueIds, plan.queues).map((index) => wrong(`queues.${index}`, "queue-gone")),
    ...twice(queueIds, String).map((index) => wrong(`queues.${index}`, "queue-twice")),
    ...missing(skillIds, plan.skills).map((index) => wrong(`skills.${index}`, "skill-gone")),
    ...twice(skillIds, String).map((index) => wrong(`skills.${index}`, "skill-twice")),
    ...missing(groups, plan.groups).map((index) => wrong(`groups.${index}`, "group-gone")),
    ...twice(groups, String).map((index) => wrong(`groups.${index}`, "group-twice")),
    ...checkPlaces(routing),
    ...(queues?.length === 0 ? [warning("queues", "agent-without-queue")] : []),
  ];
}

const mostPlaces = 99;

function checkPlaces({ capacity }: AgentRouting): Finding[] {
  return Object.entries(capacity ?? {}).flatMap(([channel, places]) =>
    places < 0 || places > mostPlaces ? [wrong(`capacity.${channel}`, "places-wrong", { most: mostPlaces })] : [],
  );
}

/** What is found in a bot's script beyond its schema: where it hands over must be there. */
export function checkBot(plan: RoutingPlan, { script }: RoutingPlan["bots"][number]): Finding[] {
  return script.steps.flatMap((step, index) => {
    if (step.do !== "hand-over") return [];
    const at = `script.steps.${index}`;
    const { to } = step;
    if (to.to === "rule") return plan.rules.some(({ id }) => id === to.rule) ? [] : [wrong(at, "rule-gone")];
    if (!plan.queues.some(({ id }) => id === to.queue)) return [wrong(at, "queue-gone")];
    return to.group === null || plan.groups.some(({ id }) => id === to.group) ? [] : [wrong(at, "group-gone")];
  });
}

export function checkHours(_plan: RoutingPlan, { hours }: RoutingPlan["hours"][number]): Finding[] {
  const isNever =
    weekdays.every((day) => hours.weekly[day].length === 0) && hours.holidays.every(({ spans }) => spans.length === 0);
  return isNever ? [warning("hours", "hours-never-open")] : [];
}

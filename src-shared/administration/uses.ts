import type { PlannedList, RoutingPlan } from "./plan.ts";

/** Where something is used: what cannot be taken away while it is. */
export interface Use {
  readonly in: "queue" | "rule" | "bot" | "agent" | "site";
  readonly name: string;
}

type UsesOf = (plan: RoutingPlan, id: string) => Use[];

const named = (kind: Use["in"], things: ReadonlyArray<{ readonly name: string }>): Use[] =>
  things.map(({ name }) => ({ in: kind, name }));

/** Bots of which a step hands over there. */
const handing = (plan: RoutingPlan, where: "rule" | "queue" | "group", id: string): Use[] =>
  named(
    "bot",
    plan.bots.filter(({ script }) =>
      script.steps.some((step) => {
        if (step.do !== "hand-over") return false;
        const to: Partial<Record<typeof where, string | null>> = step.to;
        return to[where] === id;
      }),
    ),
  );

const uses: { readonly [List in PlannedList]: UsesOf } = {
  queues: (plan, id) => [
    ...named(
      "queue",
      plan.queues.filter(
        ({ id: own, settings: { fallbacks, rings } }) =>
          own !== id &&
          (fallbacks.some((to) => to.to === "queue" && to.queue === id) ||
            rings.some(({ add }) => add.some((queue) => queue === id))),
      ),
    ),
    ...named(
      "rule",
      plan.rules.filter(({ target }) => target.to === "queue" && target.queue === id),
    ),
    ...handing(plan, "queue", id),
    ...named(
      "agent",
      plan.agents.filter(({ routing }) => routing.queues?.some(({ queue }) => queue === id)),
    ),
    ...named(
      "site",
      plan.sites.filter(({ queue }) => queue === id),
    ),
  ],
  skills: (plan, id) => [
    ...named(
      "queue",
      plan.queues.filter(
        ({ settings: { needs, rings } }) =>
          needs.some(({ skill }) => skill === id) || rings.some(({ drop }) => drop.some((skill) => skill === id)),
      ),
    ),
    ...named(
      "rule",
      plan.rules.filter(({ target }) => target.to === "queue" && target.needs.some(({ skill }) => skill === id)),
    ),
    ...named(
      "agent",
      plan.agents.filter(({ routing }) => routing.skills.some(({ skill }) => skill === id)),
    ),
  ],
  groups: (plan, id) => [
    ...named(
      "queue",
      plan.queues.filter(({ settings }) => settings.fallbacks.some((to) => to.to === "queue" && to.group === id)),
    ),
    ...named(
      "rule",
      plan.rules.filter(({ target }) => target.to === "queue" && target.group === id),
    ),
    ...handing(plan, "group", id),
    ...named(
      "agent",
      plan.agents.filter(({ routing }) => routing.groups.some((group) => group === id)),
    ),
  ],
  hours: (plan, id) =>
    named(
      "queue",
      plan.queues.filter(({ settings }) => settings.hours === id),
    ),
  rules: (plan, id) => handing(plan, "rule", id),
  bots: (plan, id) => [
    ...named(
      "queue",
      plan.queues.filter(({ settings }) => settings.fallbacks.some((to) => to.to === "bot" && to.bot === id)),
    ),
    ...named(
      "rule",
      plan.rules.filter(({ target }) => target.to === "bot" && target.bot === id),
    ),
  ],
  codes: () => [],
};

/** All places in which a thing is used. */
export function usesOf(plan: RoutingPlan, list: PlannedList, id: string): Use[] {
  return uses[list](plan, id);
}

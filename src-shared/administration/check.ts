import { checkAgent, checkBot, checkHours } from "./check-others.ts";
import { checkQueue } from "./check-queue.ts";
import { checkRule } from "./check-rule.ts";
import { type Finding, wrong } from "./finding.ts";
import type { PlannedList, RoutingPlan } from "./plan.ts";

type Thing<List extends PlannedList> = RoutingPlan[List][number];
const none = (): Finding[] => [];

const checks: { readonly [List in PlannedList]: (plan: RoutingPlan, thing: Thing<List>) => Finding[] } = {
  queues: checkQueue,
  rules: checkRule,
  bots: checkBot,
  hours: checkHours,
  skills: none,
  groups: none,
  codes: none,
};

/** What is found in a thing, by what else is in the plan; the plan holds it already. */
export function check<List extends PlannedList>(plan: RoutingPlan, list: List, thing: Thing<List>): Finding[] {
  const isTaken = plan[list].some(({ id, name }) => id !== thing.id && name.toLowerCase() === thing.name.toLowerCase());
  return [...(isTaken ? [wrong("name", "name-taken")] : []), ...checks[list](plan, thing)];
}

/** A finding, and whose it is. */
export interface FoundIn extends Finding {
  readonly id: string;
  readonly name: string;
}

/** Everything that is found in a plan. */
export function checkPlan(plan: RoutingPlan): FoundIn[] {
  const found = <List extends PlannedList>(list: List): FoundIn[] =>
    plan[list].flatMap((thing) => {
      const { id, name } = thing;
      return check(plan, list, thing as Thing<List>).map((finding) => ({ ...finding, id, name }));
    });
  return [
    ...found("queues"),
    ...found("rules"),
    ...found("bots"),
    ...found("hours"),
    ...plan.agents.flatMap((agent) =>
      checkAgent(plan, agent).map((one) => ({ ...one, id: agent.id, name: agent.name })),
    ),
  ];
}

/** What is found in the plan after a change and was not in it before. */
export function newIn(before: RoutingPlan, after: RoutingPlan): FoundIn[] {
  const keyOf = ({ id, at, reason }: FoundIn): string => `${id} ${at} ${reason}`;
  const known = new Set(checkPlan(before).map(keyOf));
  return checkPlan(after).filter((found) => !known.has(keyOf(found)));
}

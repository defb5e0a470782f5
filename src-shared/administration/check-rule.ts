import type { PagePattern, RuleConditions } from "../routing/rules.ts";
import { type Finding, missing, twice, warning, wrong } from "./finding.ts";
import type { RoutingPlan } from "./plan.ts";

type Planned = RoutingPlan["rules"][number];

/** What is found in a rule: what it names is gone, it fits nobody, or another one before it takes all that it fits. */
export function checkRule(plan: RoutingPlan, rule: Planned): Finding[] {
  const { target } = rule;
  const named: Finding[] = [];
  if (target.to === "bot") {
    if (!plan.bots.some(({ id }) => id === target.bot)) named.push(wrong("target.bot", "bot-gone"));
  } else {
    if (!plan.queues.some(({ id }) => id === target.queue)) named.push(wrong("target.queue", "queue-gone"));
    if (target.group !== null) named.push(...checkGroup(plan, target.group));
    const skills = target.needs.map(({ skill }) => skill);
    for (const index of missing(skills, plan.skills)) named.push(wrong(`target.needs.${index}`, "skill-gone"));
    for (const index of twice(skills, String)) named.push(wrong(`target.needs.${index}`, "skill-twice"));
  }
  return [...named, ...checkReach(plan, rule)];
}

function checkGroup(plan: RoutingPlan, group: RoutingPlan["groups"][number]["id"]): Finding[] {
  const found = plan.groups.find(({ id }) => id === group);
  if (!found) return [wrong("target.group", "group-gone")];
  const isEmpty = !plan.agents.some(({ routing }) => routing.groups.includes(group));
  return isEmpty ? [warning("target.group", "group-empty", { group: found.name })] : [];
}

function checkReach(plan: RoutingPlan, rule: Planned): Finding[] {
  const { id, name, site: siteId, conditions } = rule;
  if (siteId === null) {
    const isNamed = plan.bots.some(({ script }) =>
      script.steps.some((step) => step.do === "hand-over" && step.to.to === "rule" && step.to.rule === id),
    );
    return isNamed ? [] : [warning("site", "rule-unnamed")];
  }
  const site = plan.sites.find((one) => one.id === siteId);
  if (!site) return [wrong("site", "site-gone")];
  const gone = conditions.buttons.filter((key) => !site.buttons.some((button) => button.key === key));
  const kind = gone.length === conditions.buttons.length ? wrong : warning;
  const found = gone.length > 0 ? [kind("conditions.buttons", "rule-button-gone", { button: gone.join(", ") })] : [];
  if (conditions.channel === "video" && (site.starters === "agent" || site.starters === "nobody"))
    found.push(warning("conditions.channel", "rule-without-video", { site: site.name }));
  const before = plan.rules.slice(
    0,
    plan.rules.findIndex((one) => one.id === id),
  );
  const covering = before.find((one) => one.site === siteId && covers(one.conditions, conditions));
  if (covering) found.push(wrong("conditions", "rule-never-reached", { rule: name, before: covering.name }));
  return found;
}

/** Whether everybody whom `narrow` fits is fitted by `wide` too. Never says so wrongly; may miss it for pages. */
export function covers(wide: RuleConditions, narrow: RuleConditions): boolean {
  return (
    (wide.channel === null || wide.channel === narrow.channel) &&
    (wide.returning === null || wide.returning === narrow.returning) &&
    all(wide.buttons, narrow.buttons, (one, other) => one === other) &&
    all(wide.pages, narrow.pages, isWider) &&
    all(wide.languages, narrow.languages, (one, other) => `${other}-`.toLowerCase().startsWith(`${one}-`.toLowerCase()))
  );
}

/** A list that asks for nothing fits everybody; else each of the narrow ones must be within one of the wide ones. */
function all<Item>(wide: readonly Item[], narrow: readonly Item[], within: (one: Item, other: Item) => boolean) {
  if (wide.length === 0) return true;
  return narrow.length > 0 && narrow.every((other) => wide.some((one) => within(one, other)));
}

function isWider(wide: PagePattern, narrow: PagePattern): boolean {
  const [one, other] = [wide.text.toLowerCase(), narrow.text.toLowerCase()];
  if (wide.how === "contains") return other.includes(one);
  // "Begins" is meant with and without the scheme.
  return narrow.how === "begins" && (other.startsWith(one) || other.replace(/^[a-z]+:\/\//, "").startsWith(one));
}

import type { DryRun, TriedAgent } from "../../../src-shared/administration/dry-run.ts";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { Rank } from "../../../src-shared/routing/why.ts";
import { text } from "../../text/text.ts";
import { wholeTime } from "../../text/times.ts";
import { nameIn } from "../kit/items.ts";

/** The answer in one sentence. */
export function headline(run: DryRun): string {
  const { goes, agent, agents, why } = run;
  if (goes.to === "bot") return text("administration.try.toBot", { bot: goes.bot.name });
  if (goes.to === "nowhere") return text(goes.form ? "administration.try.toForm" : "administration.try.refused");
  const name = agents.find((one) => one.agent === agent)?.name;
  const ahead = why?.ahead ?? 0;
  if (name === undefined) return text("administration.try.waits", { queue: goes.queue.name, ahead });
  if (ahead > 0) return text("administration.try.afterOthers", { name, queue: goes.queue.name, ahead });
  return text("administration.try.gets", { name, queue: goes.queue.name });
}

/** How he came there, a sentence a step. */
export function wayWords({ rule, first, goes, why, at }: DryRun): string[] {
  const words = [rule ? text("administration.try.byRule", { rule: rule.name }) : text("administration.try.byQueue")];
  if (first) {
    const queue = first.queue?.name ?? text("administration.goneThing");
    words.push(text(`administration.try.first.${first.why}`, { queue }));
    if (first.opensAt !== null) words.push(text("administration.try.opensAt", { when: wholeTime(first.opensAt) }));
    if (first.text !== "") words.push(text("administration.try.reads", { words: first.text }));
  }
  if (goes.to !== "queue") return words;
  if (goes.channel === "chat" && first) words.push(text("administration.try.asChat"));
  if (goes.group) words.push(text("administration.try.group", { group: goes.group.name }));
  if (goes.kept && goes.kept.until > at) words.push(text("administration.try.kept", { name: goes.kept.agent.name }));
  if (goes.threshold !== null) words.push(text("administration.try.threshold", { threshold: goes.threshold }));
  words.push(text("administration.try.priority", { priority: why?.priority ?? goes.priority, ahead: why?.ahead ?? 0 }));
  return words;
}

const fields = ["kept", "ring", "first", "order", "skill", "load", "idleSince"] as const satisfies ReadonlyArray<
  keyof Rank
>;

/** What put him there: the first thing in which he differs from the one before. */
export function whyOrder({ rank }: TriedAgent, index: number, able: readonly TriedAgent[]): string {
  const place = text("administration.try.place", { place: index + 1 });
  const next = able[index === 0 ? 1 : index - 1]?.rank;
  if (!rank || !next) return index === 0 ? text("administration.try.only") : place;
  const differs = fields.find((field) => rank[field] !== next[field]);
  if (!differs) return place;
  return text(`administration.try.${index === 0 ? "before" : "behind"}.${differs}`);
}

/** Why he is not asked. */
export function whyNot({ agent, excluded }: TriedAgent, { goes }: DryRun, plan: RoutingPlan): string {
  if (excluded === null) return "";
  const queue = goes.to === "queue" ? plan.queues.find(({ id }) => id === goes.queue.id) : undefined;
  const his = plan.agents.find(({ id }) => id === agent)?.routing.skills ?? [];
  const lacking = (queue?.settings.needs ?? [])
    .filter(({ skill, least }) => !his.some((one) => one.skill === skill && one.level >= least))
    .map(({ skill }) => nameIn(plan.skills, skill));
  return text(`administration.try.not.${excluded}`, {
    skills: lacking.join(", "),
    named: lacking.length > 0 ? "yes" : "no",
  });
}

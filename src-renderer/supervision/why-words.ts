import type { ExclusionReason } from "../../src-shared/routing/why.ts";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import type { SupervisedAgent, SupervisedQueue, SupervisedWait } from "../../src-shared/supervision/supervised.ts";
import { text, type TextId } from "../text/text.ts";
import { runningTime } from "../text/times.ts";

export interface WhyContext {
  readonly agents: ReadonlyMap<string, SupervisedAgent>;
  readonly queue: SupervisedQueue | undefined;
  readonly names: Names;
}

/** Reasons that are told, those that an hour may change first. Who serves other queues is told of only when nobody is left. */
const told: ReadonlyArray<readonly [TextId, readonly ExclusionReason[]]> = [
  ["supervision.why.busy", ["full", "in-call", "ringing"]],
  ["supervision.why.lacks", ["lacks-skill"]],
  ["supervision.why.declined", ["had-it"]],
  ["supervision.why.notReady", ["not-ready"]],
  ["supervision.why.channelOff", ["channel-off"]],
  ["supervision.why.notAvailable", ["not-available"]],
  ["supervision.why.later", ["later"]],
];

/** Why somebody waits, in one sentence (features H2). `now`: the hub's clock. */
export function whyWords(wait: SupervisedWait, { agents, queue, names }: WhyContext, now: number): string {
  const nameOf = (id: string): string => agents.get(id)?.name ?? text("supervision.somebody");
  const { why, offered, ringsAt, only, kept } = wait;
  if (offered)
    return ringsAt ? text("supervision.why.rings", { name: nameOf(ringsAt) }) : text("supervision.why.ringing");
  if (why.free > 0) return text("supervision.why.free");
  if (only) return onlyWords(agents.get(only));
  if (kept && kept.until > now)
    return text("supervision.why.kept", { name: nameOf(kept.agent), time: runningTime(kept.until - now) });
  const needed = [...(queue?.needs ?? []), ...wait.needs];
  const skills = needed.map(({ skill }) => names.skills.find(({ id }) => id === skill)?.name ?? "").filter(Boolean);
  const values = { skills: skills.join(", "), named: skills.length > 0 ? "yes" : "no" };
  const counts = told.flatMap(([id, reasons]) => {
    const count = reasons.reduce((sum, reason) => sum + (why.excluded[reason] ?? 0), 0);
    return count > 0 ? [{ id, count }] : [];
  });
  // Agents are named once: "2 agents are busy, 1 lacks French".
  const parts = counts.map(({ id, count }, at) =>
    text(id, { count, ...values, who: at === 0 ? text("supervision.why.agents", { count }) : count }),
  );
  const words = parts.length > 0 ? parts.join(", ") : nobodyWords(why.excluded);
  if (why.widensAt === null || why.widensAt <= now) return `${words}.`;
  return `${words}; ${text("supervision.why.widens", { time: runningTime(why.widensAt - now) })}.`;
}

function nobodyWords(excluded: Partial<Record<ExclusionReason, number>>): string {
  return text((excluded["not-here"] ?? 0) > 0 ? "supervision.why.nobodyHere" : "supervision.why.nobodyServes");
}

/** It is for one agent alone. */
function onlyWords(agent: SupervisedAgent | undefined): string {
  if (!agent) return text("supervision.why.onlyGone");
  if (!agent.here) return text("supervision.why.onlyNotHere", { name: agent.name });
  if (agent.state !== "available")
    return text("supervision.why.onlyState", { name: agent.name, state: text(`presence.${agent.state}`) });
  return text("supervision.why.onlyBusy", { name: agent.name });
}

import type { BotScript } from "../../src-shared/bots/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { QueueSettings } from "../../src-shared/queues/settings.ts";
import type { Rule, RuleConditions } from "../../src-shared/routing/rules.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Reader } from "../store/transact.ts";

type Named = "queue" | "hours" | "agent_group" | "bot" | "skill" | "rule";

/** Each of these is there; the first that is not is refused as `<kind>-unknown`. */
async function exist(db: Reader, kind: Named, ids: Iterable<string | null>): Promise<void> {
  const asked = [...new Set(ids)].filter((id) => id !== null);
  if (asked.length === 0) return;
  const rows = await db
    .selectFrom(kind)
    .select("id")
    .where("id", "in", asked as never[])
    .execute();
  const known = new Set<string>(rows.map(({ id }) => id));
  const missing = asked.find((id) => !known.has(id));
  if (missing !== undefined)
    throw refuse("invalid", `${kind === "agent_group" ? "group" : kind}-unknown`, { values: { id: missing } });
}

/** What a queue's settings name is there, and its fallbacks lead nobody round. */
export async function checkQueue(db: Reader, queue: QueueId, settings: QueueSettings): Promise<void> {
  const { fallbacks, rings, needs, hours } = settings;
  await exist(db, "hours", [hours]);
  await exist(db, "skill", [...needs.map(({ skill }) => skill), ...rings.flatMap(({ drop }) => drop)]);
  await exist(db, "queue", [
    ...rings.flatMap(({ add }) => add),
    ...fallbacks.flatMap((one) => (one.to === "queue" ? one.queue : [])),
  ]);
  await exist(
    db,
    "agent_group",
    fallbacks.map((one) => (one.to === "queue" ? one.group : null)),
  );
  await exist(
    db,
    "bot",
    fallbacks.flatMap((one) => (one.to === "bot" ? one.bot : [])),
  );
  const circle = await circleThrough(db, queue, settings);
  if (circle) throw refuse("invalid", "fallbacks-in-a-circle", { values: { queues: circle.join(" → ") } });
}

/** The names on the way from this queue by fallbacks back to itself. */
async function circleThrough(db: Reader, queue: QueueId, settings: QueueSettings): Promise<string[] | undefined> {
  const rows = await db.selectFrom("queue").select(["id", "name", "settings"]).execute();
  const next = new Map<QueueId, QueueId[]>(
    rows.map(({ id, settings: written }) => [
      id,
      queuesIn(id === queue ? settings : (JSON.parse(written) as Partial<QueueSettings>)),
    ]),
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const seen = new Set<QueueId>();
  function back(at: QueueId, way: string[]): string[] | undefined {
    for (const to of next.get(at) ?? []) {
      const longer = [...way, names.get(to) ?? ""];
      if (to === queue) return longer;
      if (seen.has(to)) continue;
      seen.add(to);
      const found = back(to, longer);
      if (found) return found;
    }
    return undefined;
  }
  return back(queue, [names.get(queue) ?? ""]);
}

function queuesIn({ fallbacks = [] }: Partial<QueueSettings>): QueueId[] {
  return fallbacks.flatMap((one) => (one.to === "queue" ? one.queue : []));
}

export async function checkBot(db: Reader, { steps }: BotScript): Promise<void> {
  const targets = steps.flatMap((step) => (step.do === "hand-over" ? step.to : []));
  await exist(
    db,
    "rule",
    targets.flatMap((to) => (to.to === "rule" ? to.rule : [])),
  );
  await exist(
    db,
    "queue",
    targets.flatMap((to) => (to.to === "queue" ? to.queue : [])),
  );
  await exist(
    db,
    "agent_group",
    targets.map((to) => (to.to === "queue" ? to.group : null)),
  );
}

/** What rules name is there, and (those of a site) each of them can be reached: bots hand to whichever they like. */
export async function checkRules(db: Reader, site: string | null, rules: readonly Rule[]): Promise<void> {
  if (new Set(rules.map(({ id }) => id)).size < rules.length) throw refuse("invalid", "rule-twice");
  const targets = rules.map(({ target }) => target);
  const queues = targets.filter((target) => target.to === "queue");
  await exist(
    db,
    "queue",
    queues.map(({ queue }) => queue),
  );
  await exist(
    db,
    "agent_group",
    queues.map(({ group }) => group),
  );
  await exist(
    db,
    "skill",
    queues.flatMap(({ needs }) => needs.map(({ skill }) => skill)),
  );
  await exist(
    db,
    "bot",
    targets.flatMap((target) => (target.to === "bot" ? target.bot : [])),
  );
  if (site === null) return;
  for (const [at, rule] of rules.entries()) {
    const before = rules.slice(0, at).find(({ conditions }) => covers(conditions, rule.conditions));
    if (before) throw refuse("invalid", "rule-never-reached", { values: { rule: rule.name, before: before.name } });
  }
}

/** Whether everybody whom `inner` fits is fitted by `outer` already, as far as that can be told without a visitor. */
function covers(outer: RuleConditions, inner: RuleConditions): boolean {
  const within = <T>(all: readonly T[], some: readonly T[], has: (one: T, all: readonly T[]) => boolean) =>
    all.length === 0 || (some.length > 0 && some.every((one) => has(one, all)));
  return (
    (outer.channel === null || outer.channel === inner.channel) &&
    (outer.returning === null || outer.returning === inner.returning) &&
    within(outer.buttons, inner.buttons, (key, keys) => keys.includes(key)) &&
    within(outer.languages, inner.languages, (one, all) =>
      all.some((tag) => one === tag || one.startsWith(`${tag}-`)),
    ) &&
    within(outer.pages, inner.pages, (one, all) => all.some(({ how, text }) => how === one.how && text === one.text))
  );
}

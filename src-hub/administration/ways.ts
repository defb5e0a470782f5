import { BotBody, HoursBody, type RoutingPlan, RuleWritten } from "../../src-shared/administration/plan.ts";
import type { Account } from "../../src-shared/accounts/model.ts";
import { RuleBody, type RuleId } from "../../src-shared/routing/rules.ts";
import type { PerChannel } from "../../src-shared/routing/channel.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Tx } from "../store/transact.ts";
import { remember } from "./applied.ts";
import { elsewhere, type Keeper, nobody, type Thing } from "./kept.ts";
import { readPlan } from "./plan.ts";
import { touchedIn } from "./touched.ts";

// How visitors come in: hours, rules and bots. Whoever holds a copy of them reads it again (`remember` wakes him).

export const hoursKeeper: Keeper<"hours"> = {
  list: "hours",
  noun: "hours",
  body: HoursBody,
  exists: (tx, id) => tx.db.selectFrom("hours").select("id").where("id", "=", id).executeTakeFirst(),
  insert: (tx, { id, name, hours }) =>
    tx.db
      .insertInto("hours")
      .values({ id, name, body: JSON.stringify(hours) })
      .execute(),
  update: (tx, { id, name, hours }) =>
    tx.db
      .updateTable("hours")
      .set({ name, body: JSON.stringify(hours) })
      .where("id", "=", id)
      .execute(),
  remove: (tx, id) => tx.db.deleteFrom("hours").where("id", "=", id).execute(),
  async told(tx, house, { id }) {
    const { queues } = await readPlan(tx.db, house);
    return touchedIn(
      tx.db,
      queues.filter(({ settings }) => settings.hours === id).map((queue) => queue.id),
    );
  },
};

const botColumns = ({ name, script, remote }: BotBody) => ({
  name,
  body: JSON.stringify(script),
  remote: remote === undefined ? null : JSON.stringify(remote),
});

export const botKeeper: Keeper<"bots"> = {
  list: "bots",
  noun: "bot",
  body: BotBody,
  exists: (tx, id) => tx.db.selectFrom("bot").select("id").where("id", "=", id).executeTakeFirst(),
  insert: (tx, { id, ...body }) =>
    tx.db
      .insertInto("bot")
      .values({ id, ...botColumns(body), secrets: null })
      .execute(),
  update: (tx, { id, ...body }) => tx.db.updateTable("bot").set(botColumns(body)).where("id", "=", id).execute(),
  remove: (tx, id) => tx.db.deleteFrom("bot").where("id", "=", id).execute(),
  async free(tx, id) {
    const count = await talkingWith(tx, id);
    if (count > 0) throw refuse("conflict", "bot-talks", { values: { count } });
  },
  told: async (tx, _house, { id }) => ({ waiting: 0, conversations: await talkingWith(tx, id) }),
};

async function talkingWith(tx: Tx, bot: Thing<"bots">["id"]): Promise<number> {
  const { count } = await tx.db
    .selectFrom("conversation")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("bot", "=", bot)
    .where("state", "!=", "closed")
    .executeTakeFirstOrThrow();
  return count;
}

/** A new rule is tried last; `rule.order` moves it. */
export const ruleKeeper: Keeper<"rules"> = {
  list: "rules",
  noun: "rule",
  body: RuleWritten,
  exists: (tx, id) => tx.db.selectFrom("rule").select("id").where("id", "=", id).executeTakeFirst(),
  async insert(tx, rule) {
    await tx.db
      .insertInto("rule")
      .values({ ...rowOf(rule), id: rule.id, position: await lastPosition(tx) })
      .execute();
  },
  update: (tx, rule) => tx.db.updateTable("rule").set(rowOf(rule)).where("id", "=", rule.id).execute(),
  remove: (tx, id) => tx.db.deleteFrom("rule").where("id", "=", id).execute(),
  told: async () => nobody,
};

const rowOf = ({ id: _id, site, name, ...body }: Thing<"rules">) => ({
  site,
  name,
  body: JSON.stringify(RuleBody.parse(body)),
});

async function lastPosition(tx: Tx): Promise<number> {
  const { last } = await tx.db
    .selectFrom("rule")
    .select(({ fn }) => fn.max<number | null>("position").as("last"))
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** Puts the rules of a site in another order. */
export async function orderRules(
  tx: Tx,
  house: PerChannel,
  by: Account,
  { rules, expected }: { rules: readonly RuleId[]; expected: readonly RuleId[] },
): Promise<Record<string, never>> {
  const before = await readPlan(tx.db, house);
  const first = before.rules.find(({ id }) => id === expected[0]);
  if (!first) throw refuse("gone", "rule-gone");
  const its = before.rules.filter(({ site }) => site === first.site);
  if (its.map(({ id }) => id).join(" ") !== expected.join(" ")) throw refuse("outdated", "row-outdated");
  if (rules.toSorted().join(" ") !== expected.toSorted().join(" ")) throw refuse("invalid", "rules-not-the-same");
  const ordered = rules.map((id) => its.find((rule) => rule.id === id)!);
  const others = before.rules.filter(({ site }) => site !== first.site);
  const after: RoutingPlan = { ...before, rules: [...others, ...ordered] };
  elsewhere(before, after, "");
  const start = await lastPosition(tx);
  for (const [index, id] of rules.entries())
    await tx.db
      .updateTable("rule")
      .set({ position: start + index })
      .where("id", "=", id)
      .execute();
  await remember(tx, by, "rules.ordered", { before: expected, after: rules });
  return {};
}

/** Where visitors of a site go whom no rule fits. */
export async function setSiteQueue(
  tx: Tx,
  by: Account,
  { site, queue, expected }: { site: string; queue: QueueId; expected: QueueId },
): Promise<Record<string, never>> {
  const row = await tx.db.selectFrom("site").select("queue").where("id", "=", site).executeTakeFirst();
  if (!row) throw refuse("gone", "site-gone");
  if (row.queue !== expected) throw refuse("outdated", "row-outdated");
  const there = await tx.db
    .selectFrom("queue")
    .select("id")
    .where("id", "=", queue)
    .where("removed", "=", 0)
    .executeTakeFirst();
  if (!there) throw refuse("invalid", "queue-gone");
  await tx.db.updateTable("site").set({ queue }).where("id", "=", site).execute();
  await remember(tx, by, "site.changed", { site, before: { queue: expected }, after: { queue } });
  return {};
}

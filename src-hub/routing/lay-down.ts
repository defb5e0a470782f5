import type { Account } from "../../src-shared/accounts/model.ts";
import type { Bot } from "../../src-shared/bots/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { QueueSettings } from "../../src-shared/queues/settings.ts";
import type { NamedHours } from "../../src-shared/routing/hours.ts";
import type { BotId, GroupId, HoursId } from "../../src-shared/routing/ids.ts";
import type { Group, Rule } from "../../src-shared/routing/rules.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { remember } from "../administration/applied.ts";
import type { Tx } from "../store/transact.ts";
import { checkBot, checkQueue, checkRules } from "./named.ts";
import { hearQueue } from "./snapshot.ts";

type Nothing = Record<string, never>;

export async function saveQueue(
  tx: Tx,
  by: Account,
  { queue, settings }: { queue: QueueId; settings: QueueSettings },
): Promise<{ waiting: number }> {
  const row = await tx.db.selectFrom("queue").select("settings").where("id", "=", queue).executeTakeFirst();
  if (!row) throw refuse("gone", "queue-gone");
  await checkQueue(tx.db, queue, settings);
  await tx.db
    .updateTable("queue")
    .set({ settings: JSON.stringify(settings) })
    .where("id", "=", queue)
    .execute();
  await remember(tx, by, "queue.settings", { queue, before: JSON.parse(row.settings), after: settings });
  await hearQueue(tx, queue);
  return { waiting: await waitingIn(tx, [queue]) };
}

/** Opening hours let nobody out: who waits keeps waiting. Answers how many wait in queues that have these hours. */
export async function saveHours(tx: Tx, by: Account, { id, name, hours }: NamedHours): Promise<{ waiting: number }> {
  const row = { id, name, body: JSON.stringify(hours) };
  await tx.db
    .insertInto("hours")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
  await remember(tx, by, "hours.saved", { after: { id, name, hours } });
  return {
    waiting: await waitingIn(
      tx,
      (await queuesNaming(tx, id)).map((queue) => queue.id),
    ),
  };
}

export async function saveGroup(tx: Tx, by: Account, row: Group): Promise<Nothing> {
  await tx.db
    .insertInto("agent_group")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
  await remember(tx, by, "group.saved", { after: row });
  return {};
}

export async function saveBot(tx: Tx, by: Account, { id, name, script }: Bot): Promise<Nothing> {
  await checkBot(tx.db, script);
  const row = { id, name, body: JSON.stringify(script) };
  await tx.db
    .insertInto("bot")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
  await remember(tx, by, "bot.saved", { after: { id, name, script } });
  return {};
}

/** The rules of a site are saved together, so that their order is never half of one and half of another. */
export async function saveRules(
  tx: Tx,
  by: Account,
  { site, rules }: { site: string | null; rules: readonly Rule[] },
): Promise<Nothing> {
  if (site !== null && !(await tx.db.selectFrom("site").select("id").where("id", "=", site).executeTakeFirst()))
    throw refuse("gone", "site-gone");
  await checkRules(tx.db, site, rules);
  const before = await tx.db.selectFrom("rule").selectAll().where("site", "is", site).orderBy("position").execute();
  const kept = new Set<string>(rules.map(({ id }) => id));
  for (const { id, name } of before) if (!kept.has(id)) refuseInUse(await botsNaming(tx, id), name);
  await tx.db.deleteFrom("rule").where("site", "is", site).execute();
  for (const [position, { id, name, conditions, target, keepGroup }] of rules.entries()) {
    if (await tx.db.selectFrom("rule").select("id").where("id", "=", id).executeTakeFirst())
      throw refuse("conflict", "rule-twice");
    const body = JSON.stringify({ conditions, target, keepGroup });
    await tx.db.insertInto("rule").values({ id, site, position, name, body }).execute();
  }
  await remember(tx, by, "rules.saved", { site, before, after: rules });
  return {};
}

/** Refused `in-use` while something names it. */
export async function remove(
  tx: Tx,
  by: Account,
  kind: "hours" | "agent_group" | "bot",
  id: HoursId | GroupId | BotId,
): Promise<Nothing> {
  const before = await tx.db.selectFrom(kind).selectAll().where("id", "=", id).executeTakeFirst();
  if (!before) return {};
  const users = [
    ...(await queuesNaming(tx, id)),
    ...(await botsNaming(tx, id)),
    ...(await rulesNaming(tx, id)),
    ...(await accountsNaming(tx, id)),
  ];
  refuseInUse(users, before.name);
  await tx.db.deleteFrom(kind).where("id", "=", id).execute();
  await remember(tx, by, "removed", { kind, before });
  return {};
}

function refuseInUse(users: ReadonlyArray<{ readonly name: string }>, name: string): void {
  if (users[0]) throw refuse("conflict", "in-use", { values: { name, by: users[0].name } });
}

// An id is 36 signs that stand nowhere by chance: looking for it in the JSON finds who names it.
const holding = (id: string): string => `%"${id}"%`;

const queuesNaming = (tx: Tx, id: string) =>
  tx.db.selectFrom("queue").select(["id", "name"]).where("settings", "like", holding(id)).execute();
const botsNaming = (tx: Tx, id: string) =>
  tx.db
    .selectFrom("bot")
    .select("name")
    .where("body", "like", holding(id))
    .where("id", "!=", id as BotId)
    .execute();
const rulesNaming = (tx: Tx, id: string) =>
  tx.db.selectFrom("rule").select("name").where("body", "like", holding(id)).execute();
const accountsNaming = (tx: Tx, id: string) =>
  tx.db.selectFrom("account").select("name").where("routing", "like", holding(id)).execute();

async function waitingIn(tx: Tx, queues: readonly QueueId[]): Promise<number> {
  if (queues.length === 0) return 0;
  const { waiting } = await tx.db
    .selectFrom("wait")
    .select(({ fn }) => fn.countAll<number>().as("waiting"))
    .where("queue", "in", queues)
    .where("state", "in", ["waiting", "offered"])
    .executeTakeFirstOrThrow();
  return waiting;
}

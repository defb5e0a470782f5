import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import { checkAgent } from "../../src-shared/administration/check-others.ts";
import { type Finding, warning } from "../../src-shared/administration/finding.ts";
import type { RoutingPlan } from "../../src-shared/administration/plan.ts";
import type { Saved } from "../../src-shared/administration/plan-asks.ts";
import { AgentRouting } from "../../src-shared/routing/agent-settings.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { addresses } from "../bus.ts";
import { presenceOf } from "../presence/presence-of.ts";
import { hearAgent, houseCapacity } from "../routing/snapshot.ts";
import type { Tx } from "../store/transact.ts";
import { remember } from "./applied.ts";
import { acceptedIn, elsewhere, type Parts } from "./kept.ts";
import { readPlan } from "./plan.ts";
import { touchedIn } from "./touched.ts";

/** Whom an agent answers, and how much at a time. Nothing that he has is taken away from him. */
export async function saveAgent(
  tx: Tx,
  { settings }: Parts,
  by: Account,
  { id, to, expected }: { id: AccountId; to: AgentRouting; expected: AgentRouting },
): Promise<Saved> {
  const house = houseCapacity(settings.capacity);
  const before = await readPlan(tx.db, house);
  const was = before.agents.find((agent) => agent.id === id);
  if (!was) throw refuse("gone", "account-gone");
  if (JSON.stringify(was.routing) !== JSON.stringify(expected)) throw refuse("outdated", "row-outdated");
  const after: RoutingPlan = {
    ...before,
    agents: before.agents.map((agent) => (agent.id === id ? { ...agent, routing: to } : agent)),
  };
  const found = [...acceptedIn(checkAgent(after, { routing: to })), ...elsewhere(before, after, id)];
  await tx.db
    .updateTable("account")
    .set({ routing: JSON.stringify(to) })
    .where("id", "=", id)
    .execute();
  await remember(tx, by, "account.changed", { account: id, before: was.routing, after: to });
  await hearAgent(tx, id, house);
  const over = await tellHim(tx, id, was.name);
  const queues = [was.routing, to].flatMap(
    ({ queues }) => queues?.map(({ queue }) => queue) ?? before.queues.map((queue) => queue.id),
  );
  const { waiting } = await touchedIn(tx.db, [...new Set(queues)]);
  const { conversations } = await tx.db
    .selectFrom("conversation")
    .select(({ fn }) => fn.countAll<number>().as("conversations"))
    .where("agent", "=", id)
    .where("state", "=", "active")
    .executeTakeFirstOrThrow();
  return { id, waiting, conversations, warnings: [...found, ...over] };
}

/** His desks show his places; what he has above them is said. */
async function tellHim(tx: Tx, id: AccountId, name: string): Promise<Finding[]> {
  const isKnown = await tx.db.selectFrom("presence").select("account").where("account", "=", id).executeTakeFirst();
  if (!isKnown) return [];
  const presence = await presenceOf(tx.db, id);
  tx.tell(addresses.agent(id), { event: { type: "presence.changed", presence }, topic: "presence" });
  tx.tell(addresses.presences, { account: id, presence });
  const over = (channel: "chat" | "video"): number => Math.max(0, presence.load[channel] - presence.capacity[channel]);
  const count = over("chat") + over("video");
  return count > 0 ? [warning("capacity", "agent-over", { agent: name, count })] : [];
}

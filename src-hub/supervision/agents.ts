import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { AgentRouting } from "../../src-shared/routing/agent-settings.ts";
import type { supervisionAsks } from "../../src-shared/supervision/agent-asks.ts";
import { revokeFamily } from "../accounts/rows.ts";
import { addresses } from "../bus.ts";
import type { HubParts } from "../ports.ts";
import { checkCode } from "../presence/codes.ts";
import { presenceOf, presenceRow } from "../presence/presence-of.ts";
import { settleAgent } from "../presence/settle.ts";
import { withdrawOffersOf } from "../queues/withdraw.ts";
import { hearAgent, houseCapacity } from "../routing/snapshot.ts";
import type { Tx } from "../store/transact.ts";
import { type InputOf, type OutputOf } from "./asked.ts";
import { outdated, writeAudit } from "./audit.ts";
import { tellAgent } from "./tell.ts";

type Asks = typeof supervisionAsks;

/** Changes what an agent is, or is to be next. What rings at him goes back to its queue unless he is available. */
export async function setAgentState(
  tx: Tx,
  { store: { machine } }: Pick<HubParts, "store">,
  by: Account,
  { agent, state, code, next, expected, reason }: InputOf<Asks, "agent.setState">,
): Promise<void> {
  const row = await presenceRow(tx.db, agent);
  if (row?.here !== 1) throw refuse("gone", "agent-not-here");
  const before = await presenceOf(tx.db, agent);
  if (before.state !== expected.state || before.since !== expected.since)
    throw await outdated(tx.db, `agent:${agent}`, before.since);
  const choice = { state, code };
  await checkCode(tx.db, choice);
  if (!next && state !== "available") await withdrawOffersOf(tx, agent);
  const after = await settleAgent(
    tx,
    agent,
    next ? { is: "next", next: choice } : { is: "chosen", choice, here: false },
  );
  const act = next ? "agent.setNext" : "agent.setState";
  await writeAudit(tx, machine, by, {
    act,
    target: `agent:${agent}`,
    reason,
    before: { state: before.state, code: before.code?.name ?? null, next: before.next?.state ?? null },
    after: { state: after.state, code: after.code?.name ?? null, next: after.next?.state ?? null },
  });
  const named = next ? after.next?.code : after.code;
  tellAgent(tx, by, agent, { act, values: { state, code: named?.name ?? "" }, reason });
}

/** Changes places, skills or queues of an agent from now on. Nothing that he has is taken away. */
export async function setAgentRouting(
  tx: Tx,
  { store: { machine }, settings }: Pick<HubParts, "store" | "settings">,
  by: Account,
  { agent, expected, reason, ...given }: InputOf<Asks, "agent.setRouting">,
): Promise<OutputOf<Asks, "agent.setRouting">> {
  const account = await tx.db.selectFrom("account").select("routing").where("id", "=", agent).executeTakeFirst();
  if (!account) throw refuse("gone", "account-gone");
  const before = AgentRouting.parse(JSON.parse(account.routing));
  if (JSON.stringify(before) !== JSON.stringify(expected)) throw await outdated(tx.db, `agent:${agent}`);
  const changed = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const after = AgentRouting.parse({ ...before, ...changed });
  await checkIds(tx, after);
  await tx.db
    .updateTable("account")
    .set({ routing: JSON.stringify(after) })
    .where("id", "=", agent)
    .execute();
  await hearAgent(tx, agent, houseCapacity(settings.capacity));
  const presence = await presenceOf(tx.db, agent);
  tx.tell(addresses.agent(agent), { event: { type: "presence.changed", presence }, topic: "presence" });
  tx.tell(addresses.presences, { account: agent, presence });
  await writeAudit(tx, machine, by, { act: "agent.setRouting", target: `agent:${agent}`, reason, before, after });
  tellAgent(tx, by, agent, { act: "agent.setRouting", values: { what: Object.keys(changed).join(" ") }, reason });
  const over = (channel: "chat" | "video"): number => Math.max(0, presence.load[channel] - presence.capacity[channel]);
  return { over: { chat: over("chat"), video: over("video") } };
}

async function checkIds(tx: Tx, { queues, skills }: AgentRouting): Promise<void> {
  const known = async (table: "queue" | "skill"): Promise<Set<string>> =>
    new Set((await tx.db.selectFrom(table).select("id").execute()).map(({ id }) => id));
  const [ofQueues, ofSkills] = [await known("queue"), await known("skill")];
  if (queues?.some(({ queue }) => !ofQueues.has(queue))) throw refuse("invalid", "queue-gone");
  if (skills.some(({ skill }) => !ofSkills.has(skill))) throw refuse("invalid", "skill-gone");
}

/** Ends all sign-ins of an agent. His conversations are kept for the grace of their queues, as when a desk is lost. */
export async function signAgentOut(
  tx: Tx,
  { store: { machine } }: Pick<HubParts, "store">,
  by: Account,
  { agent, reason }: { agent: AccountId; reason: string },
): Promise<void> {
  const families = await tx.db
    .selectFrom("family")
    .select("id")
    .where("account", "=", agent)
    .where("revoked_at", "is", null)
    .execute();
  if (families.length === 0) throw refuse("gone", "agent-signed-out");
  const { state } = await presenceOf(tx.db, agent);
  await writeAudit(tx, machine, by, {
    act: "agent.signOut",
    target: `agent:${agent}`,
    reason,
    before: { state, desks: families.length },
    after: { state: "offline", desks: 0 },
  });
  // Told before his connections go.
  tellAgent(tx, by, agent, { act: "agent.signOut", reason });
  for (const { id } of families) await revokeFamily(tx, id);
}
